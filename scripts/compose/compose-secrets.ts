import type { z } from 'zod';
import { secret, Secrets } from '../stack/secrets.js';

/** The secrets of the containers: those of any stack, and of the services that a local stack looks after itself. */
export const ComposeSecrets = Secrets.extend({ databaseSuperuser: secret, brokerAdministrator: secret, valkey: secret });
export type ComposeSecrets = z.output<typeof ComposeSecrets>;
