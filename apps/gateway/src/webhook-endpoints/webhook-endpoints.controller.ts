import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  BookingCreated,
  ChangeWebhookEndpoint,
  CreateWebhookEndpoint,
  DeleteWebhookEndpoint,
  form,
  GetWebhookEndpoint,
  ListWebhookEndpoints,
  RotateWebhookSecret,
  TestWebhookEndpoint,
  WebhookEndpointView,
  WebhookEndpointWithSecret,
} from '#contracts';
import type { z } from 'zod';
import { Roles, StaffCalls } from '../auth/index.js';
import { ListOf, listOf, pageFields, pageOf } from '../http/lists.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { ApiProblems, located } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';
import { WebhookEndpointPatch, WebhookEndpointRequest } from './webhook-endpoint-requests.js';

const EndpointsQuery = form(pageFields);

/** Where events are posted to. A secret is shown once: when it is made. */
@ApiTags('Sales team')
@Controller('v1/webhook-endpoints')
@Roles('admin')
export class WebhookEndpointsController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listWebhookEndpoints', summary: 'Webhook endpoints, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(WebhookEndpointView), description: 'A page of them.' })
  @ApiProblems(422)
  async list(@Query({ schema: EndpointsQuery }) query: z.output<typeof EndpointsQuery>) {
    return listOf(await this.staff.ask(ListWebhookEndpoints, pageOf(query)));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getWebhookEndpoint', summary: 'One webhook endpoint' })
  @ApiResponse({ status: 200, standardSchema: WebhookEndpointView, description: 'The endpoint.' })
  @ApiProblems(404)
  get(@PathId() id: string) {
    return this.staff.ask(GetWebhookEndpoint, { id });
  }

  @Post()
  @ApiOperation({ operationId: 'createWebhookEndpoint', summary: 'Make one' })
  @ApiResponse({ status: 201, standardSchema: WebhookEndpointWithSecret, ...located('It is made; its secret is shown this once.') })
  @ApiProblems(400, 413, 415, 422)
  async create(@Body({ schema: WebhookEndpointRequest }) request: WebhookEndpointRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { url, types = [BookingCreated.name], enabled = true, description = null } = request;
    const endpoint = await this.staff.ask(CreateWebhookEndpoint, { url, types, enabled, description });
    void reply.header('Location', `/v1/webhook-endpoints/${endpoint.id}`);
    return endpoint;
  }

  @Patch(':id')
  @ApiOperation({ operationId: 'changeWebhookEndpoint', summary: 'Change one' })
  @ApiResponse({ status: 200, standardSchema: WebhookEndpointView, description: 'The endpoint after the change.' })
  @ApiProblems(400, 404, 413, 415, 422)
  async change(@PathId() id: string, @Body({ schema: WebhookEndpointPatch }) fields: WebhookEndpointPatch, @Req() request: FastifyRequest) {
    return this.staff.ask(ChangeWebhookEndpoint, { ...(await this.staff.changeOf(request, id)), fields });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteWebhookEndpoint', summary: 'Delete one; what was delivered to it stays on record' })
  @ApiResponse({ status: 204, description: 'It is deleted.' })
  @ApiProblems(404)
  async delete(@PathId() id: string, @Req() request: FastifyRequest): Promise<void> {
    await this.staff.ask(DeleteWebhookEndpoint, await this.staff.changeOf(request, id));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rotateWebhookSecret', summary: 'Make a new secret; for a day both sign' })
  @ApiResponse({
    status: 200,
    standardSchema: WebhookEndpointWithSecret,
    description: 'The endpoint with its new secret, shown this once.',
  })
  @ApiProblems(400, 404, 413, 415, 422)
  async rotateSecret(@PathId() id: string, @Body({ schema: NothingToSay }) _body: NothingToSay, @Req() request: FastifyRequest) {
    return this.staff.ask(RotateWebhookSecret, await this.staff.changeOf(request, id));
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ operationId: 'testWebhookEndpoint', summary: 'Send it endpoint.test, also when it is not enabled' })
  @ApiResponse({ status: 202, standardSchema: TestWebhookEndpoint.reply, ...located('It is due, as the delivery of this id.') })
  @ApiProblems(400, 404, 413, 415, 422)
  async test(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { deliveryId } = await this.staff.ask(TestWebhookEndpoint, await this.staff.changeOf(request, id));
    void reply.header('Location', `/v1/deliveries/${deliveryId}`);
    return { deliveryId };
  }
}
