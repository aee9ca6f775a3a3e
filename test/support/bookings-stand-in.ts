import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { GetSubmission, type GetSubmissionReply, SubmitBooking, type SubmitBookingReply, type SubmitBookingRequest } from '#contracts';
import { Handles } from '#messaging';
import { startConsumer } from './consumer.js';

/** Stands in for the bookings service: answers as a test says, and remembers what it was asked. */
export interface BookingsStandIn {
  submissions: SubmitBookingRequest[];
  /** What the next submissions come to; a stored booking when it is undefined. */
  answer: ((request: SubmitBookingRequest) => Promise<SubmitBookingReply>) | undefined;
  /** What is told of a submission; `received` when it is undefined. */
  state: GetSubmissionReply | undefined;
  close(): Promise<void>;
}

/** Lets submissions wait; the function that it returns answers them all, as stored. */
export function holdAnswers(standIn: BookingsStandIn): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  standIn.answer = (request) => promise.then(() => stored(request));
  return resolve;
}

/** The reply for a submission that was stored. */
export const stored = ({ receivedAt }: SubmitBookingRequest): SubmitBookingReply => ({
  id: uuidv7(),
  status: 'pending',
  createdAt: receivedAt,
  warnings: [],
  repeated: false,
});

/** Consumes the queues of bookings on the real broker. */
export async function startBookingsStandIn(amqpUrl: string): Promise<BookingsStandIn> {
  @Handles(SubmitBooking)
  class SubmitBookingStandIn {
    execute(request: SubmitBookingRequest): Promise<SubmitBookingReply> {
      standIn.submissions.push(request);
      return standIn.answer?.(request) ?? Promise.resolve(stored(request));
    }
  }

  @Handles(GetSubmission)
  class GetSubmissionStandIn {
    execute(_query: z.infer<typeof GetSubmission.request>): Promise<GetSubmissionReply> {
      return Promise.resolve(standIn.state ?? { state: 'received' });
    }
  }

  const standIn: BookingsStandIn = { submissions: [], answer: undefined, state: undefined, close: () => consumer.close() };
  const consumer = await startConsumer(
    amqpUrl,
    [
      { queue: 'bookings', prefetch: 50 },
      { queue: 'bookings.submissions', prefetch: 50 },
    ],
    [SubmitBookingStandIn, GetSubmissionStandIn],
  );
  return standIn;
}
