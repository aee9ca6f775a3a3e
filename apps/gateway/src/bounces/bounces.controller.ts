import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RecordBounce } from '#contracts';
import { CLOCK, type Clock } from '#runtime';
import { Roles, StaffCalls } from '../auth/index.js';
import { ApiProblems } from '../http/openapi.js';
import type { DeliveryReport } from './delivery-report.js';
import { exampleReport } from './example-report.js';
import { bouncesPath } from './message-body.js';
import { ReportPipe } from './report.pipe.js';

/** What the mail system says of a mail after it had accepted it. */
@ApiTags('Mail system')
@Controller(bouncesPath)
@Roles('mailer')
export class BouncesController {
  constructor(
    private readonly services: StaffCalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ operationId: 'recordBounce', summary: 'Tell of a mail that failed or is late' })
  @ApiConsumes('message/rfc822')
  @ApiBody({
    required: true,
    description: 'A delivery status notification (RFC 3464) as it came, of 1 MB at most',
    schema: { type: 'string', example: exampleReport },
  })
  @ApiResponse({ status: 204, description: 'It is recorded, was known, or tells of nothing of ours: there is nothing to repeat.' })
  @ApiProblems(413, 415, 422)
  async record(@Body(ReportPipe) { deliveryId, recipients }: DeliveryReport): Promise<void> {
    if (deliveryId === undefined || recipients.length === 0) return;
    await this.services.ask(RecordBounce, { deliveryId, recipients, receivedAt: this.clock.now().toISOString() });
  }
}
