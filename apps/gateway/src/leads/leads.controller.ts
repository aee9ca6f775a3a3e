import { Body, Controller, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AddLeadNote,
  ChangeLead,
  GetLead,
  GetLeadHistory,
  type LeadChanged,
  LeadView,
  ListLeads,
  ReleaseLead,
  TransitionLead,
} from '#contracts';
import { Roles, StaffCalls } from '../auth/index.js';
import { tagged } from '../http/entity-tag.js';
import { ListOf, listOf, pageOf } from '../http/lists.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { ApiIfMatch, ApiProblems, taggedAnswer } from '../http/openapi.js';
import { PathId } from '../http/path-id.js';
import { ChangedLead, LeadPatch, NoteRequest, TransitionRequest } from './lead-change-requests.js';
import { LeadsQuery } from './lead-filters.js';

/** Leads as the sales team reads and works them. A wrong step of the lifecycle is `status_transition_enforcement`. */
@ApiTags('Sales team')
@Controller('v1/leads')
@Roles('sales')
export class LeadsController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listLeads', summary: 'Leads, newest first' })
  @ApiResponse({ status: 200, standardSchema: ListOf(LeadView), description: 'A page of them.' })
  @ApiProblems(422)
  async list(@Query({ schema: LeadsQuery }) { limit, cursor, ...filter }: LeadsQuery) {
    return listOf(await this.staff.ask(ListLeads, { ...pageOf({ limit, cursor }), filter }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getLead', summary: 'One lead, erased ones too' })
  @ApiResponse({ status: 200, standardSchema: LeadView, ...taggedAnswer('The lead.') })
  @ApiProblems(404)
  async get(@PathId() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return tagged(reply, await this.staff.ask(GetLead, { id }));
  }

  @Get(':id/history')
  @ApiOperation({ operationId: 'getLeadHistory', summary: 'Its steps, oldest first' })
  @ApiResponse({ status: 200, standardSchema: GetLeadHistory.reply, description: 'The steps.' })
  @ApiProblems(404)
  async history(@PathId() id: string) {
    return this.staff.ask(GetLeadHistory, { id });
  }

  @Patch(':id')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'changeLead', summary: 'Correct its fields; null clears one' })
  @ApiResponse({ status: 200, standardSchema: ChangedLead, ...taggedAnswer('The lead after the change.') })
  @ApiProblems(400, 404, 410, 412, 413, 415, 422)
  async change(
    @PathId() id: string,
    @Body({ schema: LeadPatch }) fields: LeadPatch,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(ChangeLead, { ...(await this.staff.changeOf(request, id)), fields }));
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOperation({ operationId: 'transitionLead', summary: 'Take it one step further, or out' })
  @ApiResponse({ status: 200, standardSchema: ChangedLead, ...taggedAnswer('The lead after the step.') })
  @ApiProblems(400, 404, 409, 410, 412, 413, 415, 422)
  async transition(
    @PathId() id: string,
    @Body({ schema: TransitionRequest }) { to, reason }: TransitionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(TransitionLead, { ...(await this.staff.changeOf(request, id)), to, reason: reason ?? null }));
  }

  @Post(':id/notes')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'addLeadNote', summary: 'Add a dated entry to its notes' })
  @ApiResponse({ status: 201, standardSchema: ChangedLead, ...taggedAnswer('The lead with the note.') })
  @ApiProblems(400, 404, 410, 412, 413, 415, 422)
  async addNote(
    @PathId() id: string,
    @Body({ schema: NoteRequest }) { text }: NoteRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(AddLeadNote, { ...(await this.staff.changeOf(request, id)), text }));
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOperation({ operationId: 'releaseLead', summary: 'Let it out of quarantine, where no quarantined booking made it' })
  @ApiResponse({ status: 200, standardSchema: ChangedLead, ...taggedAnswer('The lead after the release.') })
  @ApiProblems(400, 404, 409, 410, 412, 413, 415, 422)
  async release(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(ReleaseLead, await this.staff.changeOf(request, id)));
  }
}

const answer = (reply: FastifyReply, { lead, warnings }: LeadChanged) => tagged(reply, { ...lead, warnings });
