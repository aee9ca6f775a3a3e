import { z } from 'zod';
import { Contacts } from '../chaos/clients/contacts.js';
import { Gateways } from '../chaos/clients/gateways.js';
import { SalesTeam } from '../chaos/clients/sales-team.js';
import { type Answer, Ledger } from '../chaos/ledger/ledger.js';
import { seededRandom } from '../chaos/random.js';

const contactsAtOnce = 3;
const contactPauseMs = 100;
const staffPauseMs = 250;

/** Contacts and the sales team at the running system while `work` goes on; gives every answer that they got. */
export async function underLoad(url: string, salesKey: string, work: () => Promise<void>): Promise<Ledger> {
  const random = seededRandom(Date.now());
  const ledger = new Ledger();
  const gateways = new Gateways(random.branch('gateways'));
  gateways.add(url);
  const contacts = new Contacts(gateways, ledger, random.branch('contacts'), `l${Date.now().toString(36)}`);
  const salesTeam = new SalesTeam(gateways, ledger, random.branch('sales team'), salesKey);
  const leaving = new AbortController();
  const load = Promise.all([
    ...Array.from({ length: contactsAtOnce }, () => contacts.keepAsking(leaving.signal, leaving.signal, contactPauseMs)),
    salesTeam.keepWorking(leaving.signal, staffPauseMs),
  ]);
  await work().finally(() => leaving.abort());
  await load;
  return ledger;
}

const fine = new Set<Answer['status']>([200, 201, 202, 409, 422, 429]);

/** Answers that nobody should have got. */
export const failuresIn = (ledger: Ledger): Answer[] =>
  [...ledger.contactAnswers(), ...ledger.staff.map(({ answer }) => answer)].filter(({ status }) => !fine.has(status));

const State = z.object({ state: z.string() });

/** The submissions that were accepted, and are neither stored nor rejected by a rule. */
export async function lostOf(ledger: Ledger, url: string): Promise<string[]> {
  const accepted = ledger.submissions.flatMap(({ answers }) =>
    answers.flatMap(({ status, submissionId }) => ((status === 201 || status === 202) && submissionId !== undefined ? [submissionId] : [])),
  );
  const lost: string[] = [];
  for (const id of new Set(accepted)) {
    const answer: unknown = await (await fetch(`${url}/v1/submissions/${id}`)).json();
    const state = State.safeParse(answer).data?.state;
    if (state !== 'stored' && state !== 'rejected') lost.push(id);
  }
  return lost;
}

/** Answers by status, as a line. */
export const summaryOf = (ledger: Ledger): string => [...ledger.counts()].map(([status, count]) => `${count} × ${status}`).join(', ');
