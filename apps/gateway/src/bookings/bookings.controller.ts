import { Body, Controller, Inject, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SubmitBooking } from '#contracts';
import { CommandBus, NoAnswer } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { ConsentGuard } from '../guards/consent.guard.js';
import { Clients } from '../http/client.js';
import { ApiProblems, located } from '../http/openapi.js';
import { AllowanceInterceptor } from '../rate-limit/allowance.interceptor.js';
import { Allowances } from '../rate-limit/allowances.js';
import { LimitedAs, RateLimitGuard } from '../rate-limit/rate-limit.guard.js';
import { fingerprintOf } from '../submissions/receipt.js';
import { SubmissionIds } from '../submissions/submission-ids.js';
import { BookingAccepted, BookingRequest, SubmissionReceived } from './booking-request.js';
import { submitBookingCommand } from './submit-booking.command.js';

/** Requests for a demo. */
@ApiTags('Anyone')
@Controller('v1/bookings')
export class BookingsController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    private readonly clients: Clients,
    private readonly submissionIds: SubmissionIds,
    private readonly allowances: Allowances,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 201 when the booking is stored in time, 202 when it is durably queued. */
  @Post()
  @UseGuards(ConsentGuard, RateLimitGuard)
  @LimitedAs('bookings')
  @UseInterceptors(AllowanceInterceptor)
  @ApiOperation({ operationId: 'submitBooking', summary: 'Ask for a demo' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: '16 to 255 visible ASCII characters: a repeat gives the same booking',
  })
  @ApiResponse({ status: 201, standardSchema: BookingAccepted, description: 'The booking is stored.' })
  @ApiResponse({ status: 202, standardSchema: SubmissionReceived, ...located('The submission is durably queued.') })
  @ApiProblems(400, 413, 415, 422, 429, 503)
  async submit(
    @Body({ schema: BookingRequest }) form: BookingRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id: submissionId } = this.submissionIds.of(request, 'bookings');
    const command = submitBookingCommand(form, {
      submissionId,
      fingerprint: fingerprintOf(Object(request.body), this.env.SUBMISSION_ID_KEY),
      receivedAt: this.clock.now(),
      client: this.clients.of(request),
    });
    try {
      const { repeated, ...booking } = await this.bus.request(SubmitBooking, command, { withinMs: this.env.SUBMIT_DEADLINE });
      if (repeated) await this.allowances.giveBack(request);
      return { submissionId, ...booking };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      void reply.status(202).header('Location', `/v1/submissions/${submissionId}`);
      return { submissionId, state: 'received' };
    }
  }
}
