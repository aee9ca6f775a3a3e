import type { MailBehaviour } from '../../outside/inbox/mail-behaviour.js';
import { type Fault, healedBy } from './fault.js';

const mailServer = (name: string, behaviour: MailBehaviour): Fault => ({
  name: `smtp-${name}`,
  run: async ({ system, hold }) => {
    const behave = async (next: MailBehaviour): Promise<void> => {
      await fetch(`${system.file().inboxUrl}/behaviour`, { method: 'PUT', body: JSON.stringify(next) });
    };
    await behave(behaviour);
    await healedBy(
      () => behave({ mode: 'accept' }),
      () => hold(4_000),
    );
  },
});

/** What a mail server does to its clients. */
export const mailFaults: readonly Fault[] = [
  mailServer('slow', { mode: 'slow', delayMs: 1_000 }),
  // Longer than an attempt may take: the mail is there, and nobody says so.
  mailServer('too-slow', { mode: 'slow', delayMs: 4_000 }),
  mailServer('4xx', { mode: 'reject4xx' }),
  mailServer('5xx', { mode: 'reject5xx', times: 5 }),
  mailServer('dropped-after-the-final-dot', { mode: 'dropAfterData' }),
];
