import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DomainError, locales, type Locale } from '#contracts';
import { CancelRequest } from '../bookings/booking-change-requests.js';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { problemOf } from '../http/problem.js';
import { ManageLinks } from './manage-links.js';
import { ManagePageFilter } from './manage-page.filter.js';
import { ManageTokenGuard } from './manage-token.guard.js';
import { ProposeTimeRequest } from './manage-requests.js';
import { dones } from './page/page-texts.js';
import type { Wrong } from './page/form-props.js';
import { renderManagePage, renderMessagePage } from './page/render-page.js';
import { pageHeaders } from './page/style-sheet.js';
import { instantOf } from './proposed-time.js';
import { wrongOf } from './wrong-of.js';

/** What else the address of a page says; what it says wrongly is as if it were not there. */
const PageQuery = z.object({ lang: z.enum(locales).optional().catch(undefined), done: z.enum(dones).optional().catch(undefined) });
type PageQuery = z.output<typeof PageQuery>;

/** The fields of a form; one that is empty was not filled in. */
const Fields = z.record(z.string(), z.string()).catch({});

/** The page behind the link in the mails, for those without scripts too. A GET changes nothing: mail scanners open every link. */
@ApiExcludeController()
@Controller('manage/:token')
@UseFilters(ManagePageFilter)
@UseGuards(ManageTokenGuard)
export class ManagePageController {
  constructor(
    @Inject(ManageLinks) private readonly links: ManageLinks,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query({ schema: PageQuery }) query: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    await this.page(reply, token, query);
  }

  @Post('cancel')
  async cancel(
    @Param('token') token: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Body({ schema: Fields }) sent: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = CancelRequest.safeParse({ reason: sent['reason'] });
    if (!read.success) return this.page(reply, token, query, { field: 'reason', problem: 'text', sent });
    await this.links.cancel(token, read.data.reason);
    this.seeOther(reply, token, { ...query, done: 'cancelled' });
  }

  @Post('propose-time')
  async proposeTime(
    @Param('token') token: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Body({ schema: Fields }) sent: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { timeZone } = await this.links.show(token);
    const { preferredDate: local = '', preferredTiming } = sent;
    const preferredDate = local === '' ? undefined : (instantOf(local, timeZone) ?? local);
    const read = ProposeTimeRequest.safeParse({ preferredDate, preferredTiming });
    if (!read.success) return this.page(reply, token, query, wrongOf(read.error, sent));
    try {
      await this.links.proposeTime(token, read.data);
    } catch (error) {
      if (!(error instanceof DomainError) || error.refusal.code !== 'validation_failed') throw error;
      return this.page(reply, token, query, { field: 'preferredDate', problem: 'dateTooSoon', sent });
    }
    this.seeOther(reply, token, { ...query, done: 'proposed' });
  }

  @Post('withdraw-consent')
  async withdrawConsent(
    @Param('token') token: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.links.withdrawConsent(token);
    this.seeOther(reply, token, { ...query, done: 'withdrawn' });
  }

  @Post('export')
  @HttpCode(200)
  async export(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const held = await this.links.export(token);
    await reply
      .headers(pageHeaders)
      .header('Content-Type', 'application/json; charset=utf-8')
      .header('Content-Disposition', 'attachment; filename="my-data.json"')
      .send(JSON.stringify(held, undefined, 2));
  }

  /** There is no way back from here, so that it takes a second yes. */
  @Post('erase')
  @HttpCode(200)
  async erase(
    @Param('token') token: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Body({ schema: Fields }) sent: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (sent['confirm'] !== 'yes') return this.page(reply, token, query, { field: 'confirm', problem: 'notConfirmed', sent });
    await this.links.erase(token);
    await reply.headers(pageHeaders).send(await renderMessagePage({ message: 'erased', brand: this.env.BRAND_NAME, language: query.lang }));
  }

  private async page(reply: FastifyReply, token: string, { lang, done }: PageQuery, wrong?: Wrong): Promise<void> {
    const managed = await this.links.show(token);
    const language: Locale = lang ?? managed.locale;
    const html = await renderManagePage({ managed, language, brand: this.env.BRAND_NAME, path: pathOf(token), done, wrong });
    if (wrong !== undefined) void reply.status(problemOf({ code: 'validation_failed', detail: '' }, '/', '').status);
    await reply.headers(pageHeaders).send(html);
  }

  /** A page that is loaded again does not send its form again (RFC 9110, 15.4.4). */
  private seeOther(reply: FastifyReply, token: string, query: PageQuery): void {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
    void reply.headers(pageHeaders).redirect(`${pathOf(token)}?${parameters.toString()}`, 303);
  }
}

const pathOf = (token: string): string => `/manage/${encodeURIComponent(token)}`;
