import { Body, Controller, Inject, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SubmitLead, Warning } from '#contracts';
import { CommandBus, NoAnswer } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { Callers, SalesOrAnybodyGuard } from '../auth/index.js';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { ConsentGuard } from '../guards/consent.guard.js';
import { Clients } from '../http/client.js';
import { ApiProblems, taggedAnswer } from '../http/openapi.js';
import { AllowanceInterceptor } from '../rate-limit/allowance.interceptor.js';
import { Allowances } from '../rate-limit/allowances.js';
import { LimitedAs, RateLimitGuard } from '../rate-limit/rate-limit.guard.js';
import { fingerprintOf } from '../submissions/receipt.js';
import { SubmissionIds } from '../submissions/submission-ids.js';
import { ChangedLead } from './lead-change-requests.js';
import { LeadRequest } from './lead-request.js';
import { StaffLeadSubmissions } from './staff-lead-submissions.js';
import { leadWarnings, submitLeadCommand } from './submit-lead.command.js';

/** 202: the inquiry is safe. The same whether the lead was new or known. */
export const LeadReceived = z
  .object({ received: z.literal(true), warnings: z.array(Warning) })
  .meta({ id: 'LeadReceived', description: 'The inquiry is received; whether the lead was known is not told' });

/** Leads of other channels than the booking form, of the public and of staff. */
@ApiTags('Anyone')
@Controller('v1/leads')
export class LeadSubmissionsController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    private readonly clients: Clients,
    private readonly submissionIds: SubmissionIds,
    private readonly allowances: Allowances,
    private readonly callers: Callers,
    private readonly staff: StaffLeadSubmissions,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The public gets 202, whatever becomes of it; staff get the lead. */
  @Post()
  @UseGuards(SalesOrAnybodyGuard, ConsentGuard, RateLimitGuard)
  @LimitedAs('leads')
  @UseInterceptors(AllowanceInterceptor)
  @ApiOperation({ operationId: 'submitLead', summary: 'Make contact by another channel than the booking form' })
  @ApiSecurity({})
  @ApiBearerAuth()
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: '16 to 255 visible ASCII characters: a repeat is the same inquiry',
  })
  @ApiResponse({ status: 200, standardSchema: ChangedLead, ...taggedAnswer('Of staff: the lead that was known.') })
  @ApiResponse({ status: 201, standardSchema: ChangedLead, ...taggedAnswer('Of staff: the lead that was made.') })
  @ApiResponse({ status: 202, standardSchema: LeadReceived, description: 'Of the public: received.' })
  @ApiProblems(400, 401, 403, 413, 415, 422, 429, 503, 504)
  async submit(
    @Body({ schema: LeadRequest }) form: LeadRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const receipt = {
      submissionId: this.submissionIds.of(request, 'leads').id,
      fingerprint: fingerprintOf(Object(request.body), this.env.SUBMISSION_ID_KEY),
      receivedAt: this.clock.now(),
      client: this.clients.of(request),
    };
    const caller = await this.callers.of(request);
    if (caller !== undefined) return this.staff.create(form, receipt, caller, reply);
    try {
      const { repeated } = await this.bus.request(SubmitLead, submitLeadCommand(form, receipt), { withinMs: this.env.SUBMIT_DEADLINE });
      if (repeated) await this.allowances.giveBack(request);
    } catch (error) {
      // The broker has it: it is stored when the service is back.
      if (!(error instanceof NoAnswer)) throw error;
    }
    void reply.status(202);
    return { received: true, warnings: leadWarnings(form) };
  }
}
