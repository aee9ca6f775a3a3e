import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBookingCreated, type BookingCreatedEvent } from '../../support/builders/a-booking-created.js';
import { aBacklog, anEndpoint } from '../../support/builders/an-endpoint.js';
import { captureLog, type CapturedLog } from '../../support/captured-log.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { depthOf } from '../../support/queues.js';

let around: NotificationsSurroundings;
let database: Proxy;
let log: CapturedLog;

beforeEach(async () => {
  around = await notificationsSurroundings();
  database = await startProxy(around.databaseUrl);
  log = captureLog();
  await around.start({ DATABASE_URL: database.url }, log.logger);
});
afterEach(async () => {
  database.heal();
  await around.close();
  await database.close();
});

const logged = (text: string, times = 1) => eventually(() => expect(log.text().split(text).length - 1).toBeGreaterThanOrEqual(times));

/** Publishes, and waits until both mails and the webhook are at their receivers, which have not answered yet. */
async function sending(): Promise<BookingCreatedEvent> {
  await around.inbox.behave({ mode: 'slow', delayMs: 1_500 });
  await around.receiver.behave({ status: 200, delayMs: 1_500 });
  const event = aBookingCreated();
  await around.publish(event);
  await eventually(async () => expect([...(await around.inbox.mails()), ...(await around.receiver.requests())]).toHaveLength(3), {
    every: 5,
  });
  return event;
}

/** What became of an event, once all of it is told of. */
async function outcomeOf({ id }: BookingCreatedEvent) {
  await eventually(() => expect(around.attempted(id).filter(({ delivered }) => delivered)).toHaveLength(3), { within: 15_000 });
  return {
    attempts: (await deliveriesOf(around.db, id)).map(({ attempts }) => attempts.map(({ outcome }) => outcome)),
    told: around.attempted(id).length,
    mails: (await around.inbox.mails()).length,
    webhooks: (await around.receiver.requests()).length,
  };
}

const sentOnce = { attempts: [['delivered'], ['delivered'], ['delivered']], told: 3, mails: 2, webhooks: 1 };

describe('confirmation_email_dispatched_on_create: the database is away', () => {
  it('while mails and webhook are sent: their results are recorded when it is back, and nothing is sent twice', async () => {
    const event = await sending();
    database.refuse();
    await logged('could not be recorded', 3);
    database.heal();
    expect(await outcomeOf(event)).toEqual(sentOnce);
  });

  it('for a moment: connections that break are made anew, and nothing is sent twice', async () => {
    const event = await sending();
    database.cut();
    expect(await outcomeOf(event)).toEqual(sentOnce);
  });

  it('or so slow that no connection is made in time: what was begun is sent, and no attempt is used up without that', async () => {
    const endpoint = await anEndpoint(around.db, around.receiver.hookUrl);
    database.delay(700);
    // As many as have a place.
    await aBacklog(around.db, endpoint, 8, aBookingCreated().data);
    await eventually(async () => expect(await around.receiver.requests()).toHaveLength(8), { within: 20_000 });
    database.heal();
    const attempts = () => around.db.query('SELECT outcome, count(*)::integer AS count FROM delivery_attempts GROUP BY outcome');
    await eventually(async () => expect((await attempts()).rows).toEqual([{ outcome: 'delivered', count: 8 }]), { within: 15_000 });
  });

  it('when the booking is stored: the event waits and is not parked', async () => {
    database.refuse();
    const event = aBookingCreated();
    await around.publish(event);
    await logged('A message could not be handled', 3);
    expect(await deliveriesOf(around.db, event.id)).toEqual([]);
    database.heal();
    expect(await outcomeOf(event)).toEqual(sentOnce);
    expect(await depthOf(around.amqpUrl, 'notifications.events.parking')).toBe(0);
  });
});
