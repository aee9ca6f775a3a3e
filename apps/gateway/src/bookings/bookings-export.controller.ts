import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BookingView, largestPage, ListBookings } from '#contracts';
import { Roles, StaffCalls } from '../auth/index.js';
import { answerCsv } from '../exports/answer-csv.js';
import { ApiCsv, ApiProblems } from '../http/openapi.js';
import { BookingsExportQuery } from './booking-filters.js';

const columns = Object.keys(BookingView.shape);

/** Bookings as a file for spreadsheets. */
@ApiTags('Sales team')
@Controller('v1/bookings/export')
@Roles('sales')
export class BookingsExportController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'exportBookings', summary: 'Bookings as CSV, newest first' })
  @ApiCsv()
  @ApiProblems(422)
  export(@Query({ schema: BookingsExportQuery }) filter: BookingsExportQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const readPage = (after: string | null) => this.staff.ask(ListBookings, { limit: largestPage, after, filter });
    return answerCsv(request, reply, { name: 'bookings', columns, readPage });
  }
}
