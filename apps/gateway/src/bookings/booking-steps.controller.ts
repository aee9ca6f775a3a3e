import { applyDecorators, Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type BookingChanged,
  CancelBooking,
  CompleteBooking,
  ConfirmBooking,
  DomainError,
  MarkNoShow,
  ReleaseBooking,
  RescheduleBooking,
  ResendConfirmation,
} from '#contracts';
import { Roles, StaffCalls } from '../auth/index.js';
import { tagged } from '../http/entity-tag.js';
import { ApiIfMatch, ApiProblems, taggedAnswer } from '../http/openapi.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { PathId } from '../http/path-id.js';
import { CancelRequest, ChangedBooking, ConfirmRequest, RescheduleRequest } from './booking-change-requests.js';

/** A step of one booking: `POST /v1/bookings/{id}/<name>`. */
const Step = (name: string, operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${name}`),
    HttpCode(200),
    ApiIfMatch(),
    ApiOperation({ operationId, summary }),
    ApiResponse({ status: 200, standardSchema: ChangedBooking, ...taggedAnswer('The booking after the change.') }),
    ApiProblems(400, 404, 409, 412, 413, 415, 422),
  );

/** What the sales team does with a booking. A step of the lifecycle that is not allowed is `valid_status_transitions`. */
@ApiTags('Sales team')
@Controller('v1/bookings')
@Roles('sales')
export class BookingStepsController {
  constructor(private readonly staff: StaffCalls) {}

  @Step('confirm', 'confirmBooking', 'Give it a time; the contact gets an invitation')
  async confirm(
    @PathId() id: string,
    @Body({ schema: ConfirmRequest }) { scheduledAt, confirmedBy }: ConfirmRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (scheduledAt === undefined) throw scheduledAtRequired();
    const change = await this.staff.changeOf(request, id);
    return answer(reply, await this.staff.ask(ConfirmBooking, { ...change, scheduledAt, confirmedBy: confirmedBy ?? null }));
  }

  @Step('reschedule', 'rescheduleBooking', 'Give a confirmed one another time')
  async reschedule(
    @PathId() id: string,
    @Body({ schema: RescheduleRequest }) { scheduledAt }: RescheduleRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(RescheduleBooking, { ...(await this.staff.changeOf(request, id)), scheduledAt }));
  }

  @Step('cancel', 'cancelBooking', 'Cancel it')
  async cancel(
    @PathId() id: string,
    @Body({ schema: CancelRequest }) { reason }: CancelRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(CancelBooking, { ...(await this.staff.changeOf(request, id)), reason: reason ?? null }));
  }

  @Step('complete', 'completeBooking', 'The demo was held')
  async complete(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(CompleteBooking, await this.staff.changeOf(request, id)));
  }

  @Step('no-show', 'markBookingNoShow', 'Nobody came to the demo')
  async noShow(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(MarkNoShow, await this.staff.changeOf(request, id)));
  }

  @Step('resend-confirmation', 'resendBookingConfirmation', 'Send the contact its mail again')
  async resendConfirmation(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(ResendConfirmation, await this.staff.changeOf(request, id)));
  }

  @Step('release', 'releaseBooking', 'Let it out of quarantine: its mails and webhooks go out')
  async release(
    @PathId() id: string,
    @Body({ schema: NothingToSay }) _body: NothingToSay,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.staff.ask(ReleaseBooking, await this.staff.changeOf(request, id)));
  }
}

const answer = (reply: FastifyReply, { booking, warnings }: BookingChanged) => tagged(reply, { ...booking, warnings });

const scheduledAtRequired = (): DomainError => {
  const rule = 'scheduled_at_required_for_confirmed_status';
  const message = 'A confirmed booking has a time.';
  return new DomainError({ code: rule, detail: message, errors: [{ field: 'scheduledAt', rule, message }] });
};
