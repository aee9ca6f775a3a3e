import { Inject, Injectable } from '@nestjs/common';
import {
  CancelBooking,
  type Change,
  DomainError,
  EraseLead,
  type Erasure,
  GetBooking,
  GetLead,
  type LeadView,
  type ManageGrant,
  ProposeTime,
  readManageToken,
  type Warning,
  WithdrawConsent,
} from '#contracts';
import { CommandBus } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { type PersonExport, personExport } from '../leads/person-export.js';
import { ConsentState, type Managed, managedView } from './managed-view.js';

/** A new preference; at least one of the two. */
export interface Proposal {
  readonly preferredDate?: string | undefined;
  readonly preferredTiming?: string | undefined;
}

/**
 * What a contact may do by the link in the mails, for the API and the page alike. Each throws `not_found` for a token that is
 * none, `gone` for one that has expired or whose person is erased, `invalid_state` for what the link's booking is not open to.
 */
@Injectable()
export class ManageLinks {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The booking, or the lead, and the consent behind it. */
  async show(token: string): Promise<Managed> {
    return this.load(this.grantOf(token));
  }

  async cancel(token: string, reason: string | undefined): Promise<Managed & { warnings: Warning[] }> {
    const grant = this.grantOf(token);
    const lead = await this.loadLead(grant.leadId);
    const change = { ...this.changeOf(bookingOf(grant)), reason: reason ?? null };
    const { booking, warnings } = await this.bus.request(CancelBooking, change, this.within);
    return { ...managedView(lead, booking), warnings };
  }

  async proposeTime(token: string, { preferredDate, preferredTiming }: Proposal): Promise<Managed & { warnings: Warning[] }> {
    const grant = this.grantOf(token);
    const preference = { preferredDate: preferredDate ?? null, preferredTiming: preferredTiming ?? null };
    const lead = await this.loadLead(grant.leadId);
    const { booking, warnings } = await this.bus.request(ProposeTime, { ...this.changeOf(bookingOf(grant)), ...preference }, this.within);
    return { ...managedView(lead, booking), warnings };
  }

  async withdrawConsent(token: string): Promise<ConsentState> {
    const { lead } = await this.bus.request(WithdrawConsent, this.changeOf(this.grantOf(token).leadId), this.within);
    return ConsentState.parse(lead);
  }

  /** Everything that is held of the person, in every service (GDPR, article 15). */
  async export(token: string): Promise<PersonExport> {
    const { leadId } = this.grantOf(token);
    await this.loadLead(leadId);
    return personExport(this.bus, leadId, this.within, this.clock.now());
  }

  /** Erases the person everywhere (GDPR, article 17). The link is gone from then on. */
  async erase(token: string): Promise<Erasure> {
    const { leadId } = this.grantOf(token);
    await this.loadLead(leadId);
    return this.bus.request(EraseLead, this.changeOf(leadId), this.within);
  }

  private get within(): { withinMs: number } {
    return { withinMs: this.env.STAFF_DEADLINE };
  }

  /** What a token grants. */
  grantOf(token: string): ManageGrant {
    const grant = readManageToken(token, this.env.MANAGE_TOKEN_KEY);
    if (grant === undefined) throw new DomainError({ code: 'not_found', detail: 'There is no such link.' });
    if (grant.expiresAt <= this.clock.now()) throw new DomainError({ code: 'gone', detail: 'This link has expired.' });
    return grant;
  }

  private async load({ leadId, bookingId }: ManageGrant): Promise<Managed> {
    const [lead, booking] = await Promise.all([
      this.loadLead(leadId),
      bookingId === undefined ? undefined : this.bus.request(GetBooking, { id: bookingId }, this.within),
    ]);
    return managedView(lead, booking);
  }

  private async loadLead(id: string): Promise<LeadView> {
    const lead = await this.bus.request(GetLead, { id }, this.within);
    if (lead.erasedAt === null) return lead;
    throw new DomainError({ code: 'gone', detail: 'What this link was for is erased.' });
  }

  private changeOf(id: string): Change {
    return { id, actor: 'contact', receivedAt: this.clock.now().toISOString() };
  }
}

function bookingOf({ bookingId }: ManageGrant): string {
  if (bookingId !== undefined) return bookingId;
  throw new DomainError({ code: 'invalid_state', detail: 'This link is for an inquiry without a booking.' });
}
