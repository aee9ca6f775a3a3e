import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { consentVersions, currentConsentText, form, Locale, locale } from '#contracts';
import { ApiProblems } from '../http/openapi.js';

const ConsentTextQuery = form({ locale: locale().optional() });

/** The text to show beside the consent box. */
export const ConsentTextAnswer = z
  .object({ version: z.enum(consentVersions), locale: Locale, purpose: z.string(), text: z.string() })
  .meta({ id: 'ConsentText', description: 'The text to show beside the consent box' });

/** The consent text of today. */
@ApiTags('Anyone')
@Controller('v1/consent-text')
export class ConsentTextController {
  @Get()
  @ApiOperation({ operationId: 'getConsentText', summary: 'The consent text of today' })
  @ApiResponse({ status: 200, standardSchema: ConsentTextAnswer, description: 'The text.' })
  @ApiProblems(422)
  get(@Query({ schema: ConsentTextQuery }) query: z.output<typeof ConsentTextQuery>): z.infer<typeof ConsentTextAnswer> {
    const { version, locale: language, purpose, text } = currentConsentText(query.locale ?? 'nb');
    return { version, locale: language, purpose, text };
  }
}
