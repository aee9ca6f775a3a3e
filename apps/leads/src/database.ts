import { InboxMessage, OutboxMessage } from '#messaging';
import type { DatabaseDefinition } from '#persistence';
import { ConsentRecord } from './domain/consent-record.entity.js';
import { Erasure } from './domain/erasure.entity.js';
import { HeldInquiry } from './domain/held-inquiry.entity.js';
import { LeadStatusChange } from './domain/lead-status-change.entity.js';
import { Lead } from './domain/lead.entity.js';
import { Submission } from './domain/submission.entity.js';

/** The database of leads at `url`. */
export const leadsDatabase = (url: string): DatabaseDefinition => ({
  url,
  applicationName: 'leads',
  entities: [Lead, LeadStatusChange, ConsentRecord, Submission, HeldInquiry, Erasure, OutboxMessage, InboxMessage],
});
