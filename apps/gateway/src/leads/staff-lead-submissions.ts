import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreateLead } from '#contracts';
import { type Caller, StaffCalls } from '../auth/index.js';
import { tagged } from '../http/entity-tag.js';
import type { Receipt } from '../submissions/receipt.js';
import type { LeadRequest } from './lead-request.js';
import { createLeadCommand } from './submit-lead.command.js';

/** `POST /v1/leads` of staff: they see the lead, and whether it was new. */
@Injectable()
export class StaffLeadSubmissions {
  constructor(private readonly staff: StaffCalls) {}

  /** The lead, 201 when it is new, 200 when it was known. */
  async create(form: LeadRequest, receipt: Receipt, caller: Caller, reply: FastifyReply) {
    const { lead, created, warnings } = await this.staff.ask(CreateLead, createLeadCommand(form, receipt, caller.actor));
    void reply.status(created ? 201 : 200);
    return tagged(reply, { ...lead, warnings });
  }
}
