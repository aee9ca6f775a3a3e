import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventContract, LeadAcknowledgementDue, LeadCreated, LeadErased, LeadStatusChanged, readManageToken } from '#contracts';
import { Webhook } from 'standardwebhooks';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { aLeadSnapshot, anEvent } from '../../support/builders/a-lead-event.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import {
  manageTokenKey,
  type NotificationsSurroundings,
  notificationsSurroundings,
  type PublishedEvent,
  salesEmail,
  webhookSecret,
} from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
  const types = [LeadCreated.name, LeadStatusChanged.name, LeadErased.name];
  await around.db.query('UPDATE webhook_endpoints SET types = $1', [types]);
});
afterAll(() => around.close());

async function told(event: PublishedEvent, contract: EventContract) {
  await around.publish(event, contract);
  return eventually(async () => {
    const found = await deliveriesOf(around.db, event.id);
    expect(found.map(({ status }) => status)).toEqual(['delivered']);
    return found.map(({ kind, recipient }) => [kind, recipient]);
  });
}

/** What the endpoint got about a lead, verified. */
async function webhookAbout(leadId: string): Promise<unknown> {
  const [request, ...more] = await around.receiver.requests(leadId);
  expect(more).toEqual([]);
  return new Webhook(webhookSecret).verify(request?.body ?? '', request?.headers ?? {});
}

describe('an event of a lead', () => {
  it('created is told to the endpoints that chose it, with the lead', async () => {
    const event = anEvent({ lead: aLeadSnapshot() });
    expect(await told(event, LeadCreated)).toEqual([['webhook', defaultEndpointId]]);
    expect(await webhookAbout(event.data.lead.id)).toEqual({ type: 'lead.created', timestamp: event.time, data: event.data.lead });
    expect(await around.inbox.mails(event.data.lead.email)).toEqual([]);
  });

  it('status_changed is told with the step beside the lead', async () => {
    const lead = aLeadSnapshot({ status: 'contacted' });
    const event = anEvent({ lead, from: 'new', to: 'contacted' });
    await told(event, LeadStatusChanged);
    expect(await webhookAbout(lead.id)).toEqual({
      type: 'lead.status_changed',
      timestamp: event.time,
      data: { ...lead, from: 'new', to: 'contacted' },
    });
  });

  it('erased is told with ids alone', async () => {
    const { id } = aLeadSnapshot();
    const event = anEvent({ leadId: id, bookingIds: [] });
    await told(event, LeadErased);
    expect(await webhookAbout(id)).toEqual({ type: 'lead.erased', timestamp: event.time, data: { leadId: id, bookingIds: [] } });
  });

  it('acknowledgement_due is one mail to the person, with a manage link for their data', async () => {
    const lead = aLeadSnapshot();
    const event = anEvent({ lead, locale: 'en', timeZone: 'Europe/Oslo' });
    expect(await told(event, LeadAcknowledgementDue)).toEqual([['lead_acknowledgement', lead.email]]);
    const mails = await around.inbox.mails(lead.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      subject: 'We have received your inquiry',
      headers: { 'reply-to': salesEmail, 'content-language': 'en' },
    });
    const [, token = ''] = /\/manage\/([\w-]+)/.exec(mails[0]?.text ?? '') ?? [];
    expect(readManageToken(token, manageTokenKey)).toMatchObject({ leadId: lead.id, bookingId: undefined });
    expect(await around.receiver.requests(lead.id)).toEqual([]);
  });
});
