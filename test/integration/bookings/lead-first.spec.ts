import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetSubmission, SubmitBooking } from '#contracts';
import { NoAnswer } from '#messaging';
import { type BookingServices, startBookingServices } from '../../support/booking-services.js';
import { aBookingRow } from '../../support/builders/a-booking-row.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eventually } from '../../support/eventually.js';
import { insertRow, theRow } from '../../support/rows.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let services: BookingServices;

beforeAll(async () => {
  vhost = await createVhost();
  services = await startBookingServices(vhost.amqpUrl, { RATE_LIMIT_PENDING_PER_EMAIL: '1/7d' });
});

afterAll(async () => {
  await services.close();
  await vhost.remove();
});

const bookingsOf = async (email: string) =>
  (await services.bookingsDb.query('SELECT lead_id FROM demo_bookings WHERE contact_email = $1', [email])).rows;
const leadsOf = async (email: string) => (await services.leadsDb.query('SELECT id FROM leads WHERE email = $1', [email])).rows;

describe('lead_must_exist_before_booking', () => {
  it('a stored booking has the lead that was made for it', async () => {
    const submission = aSubmission();
    await services.bus.request(SubmitBooking, submission, { withinMs: 10_000 });
    const [lead] = await leadsOf(submission.contactEmail);
    expect(await bookingsOf(submission.contactEmail)).toEqual([{ lead_id: lead?.id }]);
  });

  it('when the booking is refused after it, the lead stays', async () => {
    const { contactEmail } = aSubmission();
    const answers = await Promise.allSettled(
      [1, 2].map(() => services.bus.request(SubmitBooking, aSubmission({ contactEmail }), { withinMs: 10_000 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await leadsOf(contactEmail)).toHaveLength(1);
    expect(await bookingsOf(contactEmail)).toHaveLength(1);
  });

  it('a submission that a limit refuses beforehand makes no lead', async () => {
    const submission = aSubmission();
    await insertRow(
      services.bookingsDb,
      'demo_bookings',
      aBookingRow({ contact_email: submission.contactEmail }, new Date(Date.now() - 1_000)),
    );
    const refused = await services.bus.request(SubmitBooking, submission, { withinMs: 10_000 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ refusal: { code: 'rate_limit_per_email' } });
    expect(await leadsOf(submission.contactEmail)).toEqual([]);
  });

  it('without consent there is neither lead nor booking, and the rejection is on record', async () => {
    const submission = aSubmission();
    submission.consent.given = false;
    const refused = await services.bus.request(SubmitBooking, submission, { withinMs: 10_000 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ refusal: { code: 'gdpr_consent_required' } });
    expect([await leadsOf(submission.contactEmail), await bookingsOf(submission.contactEmail)]).toEqual([[], []]);
    expect(await services.bus.request(GetSubmission, { submissionId: submission.submissionId }, { withinMs: 5_000 })).toEqual({
      state: 'rejected',
      code: 'gdpr_consent_required',
    });
  });

  it('while leads is away there is no booking; once it is back there is one, without a hand', async () => {
    await services.stopLeads();
    const submission = aSubmission();
    const failure = await services.bus.request(SubmitBooking, submission, { withinMs: 500 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoAnswer);
    expect(await bookingsOf(submission.contactEmail)).toEqual([]);
    await services.startLeads();
    const booking = await eventually(
      () => theRow(services.bookingsDb, 'SELECT lead_id FROM demo_bookings WHERE contact_email = $1', [submission.contactEmail]),
      { within: 20_000 },
    );
    expect(await leadsOf(submission.contactEmail)).toEqual([{ id: booking['lead_id'] }]);
  });
});
