import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { GetSubmission, parkingQueueOf, SubmitBooking } from '#contracts';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eventually } from '../../support/eventually.js';
import { anEnvelope, depthOf, withChannel } from '../../support/queues.js';
import { runQueues } from '../../support/queues-command.js';

const { queue, name } = SubmitBooking;
let service: BookingsService;

beforeAll(async () => {
  service = await startBookingsService();
});

afterAll(() => service.close());

describe('a submission that was answered 202 and parked', () => {
  it('becomes one booking when it is returned to its queue, also when it is returned twice', async () => {
    const submission = aSubmission();
    const content = Buffer.from(anEnvelope({ id: uuidv7(), type: name, data: submission }));
    await withChannel(service.amqpUrl, async (channel) => {
      const headers = { 'x-parked-from': queue, 'x-reason': 'failed', 'x-detail': name };
      for (const _copy of ['one', 'another']) channel.sendToQueue(parkingQueueOf(queue), content, { persistent: true, headers });
      await channel.waitForConfirms();
    });
    expect(await runQueues({ AMQP_URL: service.amqpUrl }, 'redrive', queue)).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 returned, 0 dropped, 0 stay'),
    });
    const { submissionId } = submission;
    await eventually(async () =>
      expect(await service.bus.request(GetSubmission, { submissionId }, { withinMs: 5_000 })).toMatchObject({ state: 'stored' }),
    );
    await eventually(async () => expect(await depthOf(service.amqpUrl, queue)).toBe(0));
    const { rows } = await service.db.query('SELECT FROM demo_bookings WHERE contact_email = $1', [submission.contactEmail]);
    expect(rows).toHaveLength(1);
    expect(await depthOf(service.amqpUrl, parkingQueueOf(queue))).toBe(0);
  });
});
