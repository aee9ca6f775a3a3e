import type { z } from 'zod';
import { databaseSettings } from '#persistence';
import { BaseEnv, rateLimit } from '#runtime';

/** The settings of the bookings service. */
export const BookingsEnv = BaseEnv.extend({
  ...databaseSettings,
  /** Pending bookings per normalized email address in a rolling window. */
  RATE_LIMIT_PENDING_PER_EMAIL: rateLimit.prefault('3/7d'),
});
export type BookingsEnv = z.output<typeof BookingsEnv>;

/** Injection token of {@link BookingsEnv}. */
export const BOOKINGS_ENV = Symbol('BookingsEnv');
