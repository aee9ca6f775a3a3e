import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DomainError, GetSubmission, type GetSubmissionReply } from '#contracts';
import { CommandBus, NoAnswer } from '#messaging';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { ApiProblems } from '../http/openapi.js';
import { isSubmissionId } from './submission-id.js';

const withinMs = 1_000;

/** What became of a submission; nothing personal. */
export const SubmissionStatus = GetSubmission.reply
  .extend({ submissionId: z.uuid() })
  .meta({ id: 'SubmissionStatus', description: 'received, then stored or rejected with the code of the rule' });

/** The status of submissions, for those who hold the id. */
@ApiTags('Anyone')
@Controller('v1/submissions')
export class SubmissionsController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
  ) {}

  @Get(':submissionId')
  @ApiOperation({ operationId: 'getSubmission', summary: 'What became of a submission' })
  @ApiResponse({ status: 200, standardSchema: SubmissionStatus, description: 'Its state.' })
  @ApiProblems(404, 503)
  async get(@Param('submissionId') submissionId: string): Promise<z.infer<typeof SubmissionStatus>> {
    if (!isSubmissionId(submissionId, this.env.SUBMISSION_ID_KEY)) {
      throw new DomainError({ code: 'not_found', detail: 'There is no such submission.' });
    }
    return { submissionId, ...(await this.stateOf(submissionId)) };
  }

  /** While the bookings service is away, all that is certain of a submission is that it was received. */
  private async stateOf(submissionId: string): Promise<GetSubmissionReply> {
    try {
      return await this.bus.request(GetSubmission, { submissionId }, { withinMs });
    } catch (error) {
      if (error instanceof NoAnswer) return { state: 'received' };
      throw error;
    }
  }
}
