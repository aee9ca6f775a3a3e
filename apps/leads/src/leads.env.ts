import type { z } from 'zod';
import { databaseSettings } from '#persistence';
import { BaseEnv, secretKey } from '#runtime';

/** The settings of the leads service. */
export const LeadsEnv = BaseEnv.extend({
  ...databaseSettings,
  /** Hashes the email of an erased person, by which messages that still wait are recognized as theirs. */
  ERASURE_HASH_KEY: secretKey,
});
export type LeadsEnv = z.output<typeof LeadsEnv>;

/** Injection token of {@link LeadsEnv}. */
export const LEADS_ENV = Symbol('LeadsEnv');
