import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EraseLead, Erasure, GetErasure } from '#contracts';
import { CommandBus } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { Roles, StaffCalls } from '../auth/index.js';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { ApiIfMatch, ApiProblems, located } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';
import { PersonExport, personExport } from './person-export.js';

/** The rights of a lead's person, where they were asked for by other ways than the manage link. */
@ApiTags('Sales team')
@Controller('v1/leads/:id')
@Roles('admin')
export class DataSubjectController {
  constructor(
    private readonly staff: StaffCalls,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('erasure')
  @HttpCode(202)
  @ApiIfMatch()
  @ApiOperation({ operationId: 'eraseLead', summary: 'Erase the person everywhere (GDPR, article 17)' })
  @ApiResponse({ status: 202, standardSchema: Erasure, ...located('It has begun, or had before.') })
  @ApiProblems(400, 404, 412, 413, 415, 422)
  async erase(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const erasure = await this.staff.ask(EraseLead, await this.staff.changeOf(request, id));
    void reply.header('Location', `/v1/leads/${id}/erasure`);
    return erasure;
  }

  @Get('erasure')
  @ApiOperation({ operationId: 'getErasure', summary: 'How far the erasure is' })
  @ApiResponse({ status: 200, standardSchema: Erasure, description: 'When each service had erased what it held.' })
  @ApiProblems(404)
  erasure(@PathId() id: string) {
    return this.staff.ask(GetErasure, { id });
  }

  @Get('data-export')
  @ApiOperation({ operationId: 'exportPerson', summary: 'All that is held of the person (GDPR, article 15)' })
  @ApiResponse({ status: 200, standardSchema: PersonExport, description: 'Everything held in every service.' })
  @ApiProblems(404)
  export(@PathId() id: string) {
    return personExport(this.bus, id, { withinMs: this.env.STAFF_DEADLINE }, this.clock.now());
  }
}
