import { Body, Controller, Get, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BookingView, ChangeBooking, DeliveryView, form, GetBooking, GetBookingHistory, ListBookings, ListDeliveries } from '#contracts';
import type { z } from 'zod';
import { Roles, StaffCalls } from '../auth/index.js';
import { tagged } from '../http/entity-tag.js';
import { ListOf, listOf, pageFields, pageOf } from '../http/lists.js';
import { ApiIfMatch, ApiProblems, taggedAnswer } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';
import { BookingPatch, ChangedBooking } from './booking-change-requests.js';
import { BookingsQuery } from './booking-filters.js';

const DeliveriesOfBookingQuery = form(pageFields);

/** Bookings as the sales team reads and corrects them. */
@ApiTags('Sales team')
@Controller('v1/bookings')
@Roles('sales')
export class StaffBookingsController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listBookings', summary: 'Bookings, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(BookingView), description: 'A page of them.' })
  @ApiProblems(422)
  async list(@Query({ schema: BookingsQuery }) { limit, cursor, ...filter }: BookingsQuery) {
    return listOf(await this.staff.ask(ListBookings, { ...pageOf({ limit, cursor }), filter }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getBooking', summary: 'One booking, archived ones too' })
  @ApiResponse({ status: 200, standardSchema: BookingView, ...taggedAnswer('The booking.') })
  @ApiProblems(404)
  async get(@PathId() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return tagged(reply, await this.staff.ask(GetBooking, { id }));
  }

  @Get(':id/history')
  @ApiOperation({ operationId: 'getBookingHistory', summary: 'Its steps, oldest first' })
  @ApiResponse({ status: 200, standardSchema: GetBookingHistory.reply, description: 'The steps.' })
  @ApiProblems(404)
  async history(@PathId() id: string) {
    return this.staff.ask(GetBookingHistory, { id });
  }

  @Get(':id/deliveries')
  @ApiOperation({ operationId: 'listBookingDeliveries', summary: 'Its mails and webhooks, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(DeliveryView), description: 'A page of them.' })
  @ApiProblems(404, 422)
  async deliveries(@PathId() id: string, @Query({ schema: DeliveriesOfBookingQuery }) query: z.output<typeof DeliveriesOfBookingQuery>) {
    // Both at once, within one deadline: a booking that is not there is 404.
    const [deliveries] = await Promise.all([
      this.staff.ask(ListDeliveries, { ...pageOf(query), filter: { bookingId: id } }),
      this.staff.ask(GetBooking, { id }),
    ]);
    return listOf(deliveries);
  }

  @Patch(':id')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'changeBooking', summary: 'Correct its fields; null clears one' })
  @ApiResponse({ status: 200, standardSchema: ChangedBooking, ...taggedAnswer('The booking after the change.') })
  @ApiProblems(400, 404, 409, 412, 413, 415, 422)
  async change(
    @PathId() id: string,
    @Body({ schema: BookingPatch }) fields: BookingPatch,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { booking, warnings } = await this.staff.ask(ChangeBooking, { ...(await this.staff.changeOf(request, id)), fields });
    return tagged(reply, { ...booking, warnings });
  }
}
