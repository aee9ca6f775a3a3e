import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Erasure } from '#contracts';
import { CancelRequest } from '../bookings/booking-change-requests.js';
import { NothingToSay } from '../http/nothing-to-say.js';
import { ApiProblems } from '../http/openapi.js';
import { PersonExport } from '../leads/person-export.js';
import { ProposeTimeRequest } from './manage-requests.js';
import { ManageLinks } from './manage-links.js';
import { ManageTokenGuard } from './manage-token.guard.js';
import { ConsentState, Managed, ManagedChanged } from './managed-view.js';

/** What a contact may do by the link in the mails. Only a POST changes anything: mail scanners open every link. */
@ApiTags('Anyone')
@Controller('v1/manage/:token')
@UseGuards(ManageTokenGuard)
export class ManageController {
  constructor(@Inject(ManageLinks) private readonly links: ManageLinks) {}

  @Get()
  @ApiOperation({ operationId: 'getManaged', summary: 'The booking (or lead) as its contact may see it' })
  @ApiResponse({ status: 200, standardSchema: Managed, description: 'The booking, or the lead.' })
  @ApiProblems(404, 410, 503, 504)
  show(@Param('token') token: string) {
    return this.links.show(token);
  }

  @Post('cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelManaged', summary: 'Cancel the booking' })
  @ApiResponse({ status: 200, standardSchema: ManagedChanged, description: 'It is cancelled.' })
  @ApiProblems(400, 404, 409, 410, 413, 415, 422, 503, 504)
  cancel(@Param('token') token: string, @Body({ schema: CancelRequest }) { reason }: CancelRequest) {
    return this.links.cancel(token, reason);
  }

  @Post('propose-time')
  @HttpCode(200)
  @ApiOperation({ operationId: 'proposeTimeManaged', summary: 'Replace the preferred time' })
  @ApiResponse({ status: 200, standardSchema: ManagedChanged, description: 'The sales team is told.' })
  @ApiProblems(400, 404, 409, 410, 413, 415, 422, 503, 504)
  proposeTime(@Param('token') token: string, @Body({ schema: ProposeTimeRequest }) proposal: z.output<typeof ProposeTimeRequest>) {
    return this.links.proposeTime(token, proposal);
  }

  @Post('withdraw-consent')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawConsentManaged', summary: 'Withdraw the consent' })
  @ApiResponse({ status: 200, standardSchema: ConsentState, description: 'It is withdrawn, or was before.' })
  @ApiProblems(400, 404, 410, 413, 415, 422, 503, 504)
  withdrawConsent(@Param('token') token: string, @Body({ schema: NothingToSay }) _body: NothingToSay) {
    return this.links.withdrawConsent(token);
  }

  @Post('export')
  @HttpCode(200)
  @ApiOperation({ operationId: 'exportManaged', summary: 'All that is held of the person (GDPR, article 15)' })
  @ApiResponse({ status: 200, standardSchema: PersonExport, description: 'Everything held in every service.' })
  @ApiProblems(400, 404, 410, 413, 415, 422, 503, 504)
  export(@Param('token') token: string, @Body({ schema: NothingToSay }) _body: NothingToSay) {
    return this.links.export(token);
  }

  @Post('erase')
  @HttpCode(200)
  @ApiOperation({ operationId: 'eraseManaged', summary: 'Erase the person everywhere (GDPR, article 17)' })
  @ApiResponse({ status: 200, standardSchema: Erasure, description: 'The erasure has begun; the link is gone.' })
  @ApiProblems(400, 404, 410, 413, 415, 422, 503, 504)
  erase(@Param('token') token: string, @Body({ schema: NothingToSay }) _body: NothingToSay) {
    return this.links.erase(token);
  }
}
