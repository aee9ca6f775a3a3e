import { InboxMessage, OutboxMessage } from '#messaging';
import type { DatabaseDefinition } from '#persistence';
import { ConsentRecord } from './domain/consent-record.entity.js';
import { LeadStatusChange } from './domain/lead-status-change.entity.js';
import { Lead } from './domain/lead.entity.js';

/** The database of leads at `url`. */
export const leadsDatabase = (url: string): DatabaseDefinition => ({
  url,
  applicationName: 'leads',
  entities: [Lead, LeadStatusChange, ConsentRecord, OutboxMessage, InboxMessage],
});
