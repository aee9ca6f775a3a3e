import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DeliveryKind, DeliveryStatus, DeliveryView, form, GetDelivery, ListDeliveries, Redeliver, uuid } from '#contracts';
import type { z } from 'zod';
import { Roles, StaffCalls } from '../auth/index.js';
import { flag, ListOf, listOf, pageFields, pageOf } from '../http/lists.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { ApiProblems } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';

const DeliveriesQuery = form({
  bookingId: uuid().optional(),
  leadId: uuid().optional(),
  kind: DeliveryKind.optional(),
  status: DeliveryStatus.optional(),
  endpointId: uuid().optional(),
  bounced: flag().meta({ description: 'Mails that failed or are late after they were accepted, and only they' }).optional(),
  ...pageFields,
});

/** Mails and webhooks, each with its attempts. */
@ApiTags('Sales team')
@Controller('v1/deliveries')
@Roles('sales')
export class DeliveriesController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listDeliveries', summary: 'Mails and webhooks, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(DeliveryView), description: 'A page of them.' })
  @ApiProblems(422)
  async list(@Query({ schema: DeliveriesQuery }) { limit, cursor, ...filter }: z.output<typeof DeliveriesQuery>) {
    return listOf(await this.staff.ask(ListDeliveries, { ...pageOf({ limit, cursor }), filter }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getDelivery', summary: 'One mail or webhook' })
  @ApiResponse({ status: 200, standardSchema: DeliveryView, description: 'The delivery.' })
  @ApiProblems(404)
  get(@PathId() id: string) {
    return this.staff.ask(GetDelivery, { id });
  }

  @Post(':id/redeliver')
  @HttpCode(202)
  @ApiOperation({ operationId: 'redeliver', summary: 'Try it again, at once' })
  @ApiResponse({ status: 202, standardSchema: DeliveryView, description: 'A further attempt is due.' })
  @ApiProblems(400, 404, 409, 413, 415, 422)
  async redeliver(@PathId() id: string, @Body({ schema: NothingToSay }) _body: NothingToSay, @Req() request: FastifyRequest) {
    return this.staff.ask(Redeliver, await this.staff.changeOf(request, id));
  }
}
