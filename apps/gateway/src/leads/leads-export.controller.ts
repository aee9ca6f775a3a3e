import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LeadView, largestPage, ListLeads } from '#contracts';
import { Roles, StaffCalls } from '../auth/index.js';
import { answerCsv } from '../exports/answer-csv.js';
import { ApiCsv, ApiProblems } from '../http/openapi.js';
import { LeadsExportQuery } from './lead-filters.js';

const columns = Object.keys(LeadView.shape);

/** Leads as a file for spreadsheets. */
@ApiTags('Sales team')
@Controller('v1/leads/export')
@Roles('sales')
export class LeadsExportController {
  constructor(private readonly staff: StaffCalls) {}

  @Get()
  @ApiOperation({ operationId: 'exportLeads', summary: 'Leads as CSV, newest first' })
  @ApiCsv()
  @ApiProblems(422)
  export(@Query({ schema: LeadsExportQuery }) filter: LeadsExportQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const readPage = (after: string | null) => this.staff.ask(ListLeads, { limit: largestPage, after, filter });
    return answerCsv(request, reply, { name: 'leads', columns, readPage });
  }
}
