import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { until } from '../services/until.js';
import { Contacts } from './clients/contacts.js';
import { SalesTeam } from './clients/sales-team.js';
import type { Fault, Scene } from './faults/fault.js';
import { type Answer, Ledger } from './ledger/ledger.js';
import { Databases } from './observe/databases.js';
import { violationsOf } from './observe/invariants.js';
import { Footprint } from './observe/footprint.js';
import { Hearing } from './observe/heard.js';
import { untilRest } from './observe/rest.js';
import { Sent } from './observe/sent.js';
import { type Snapshot, takeSnapshot } from './observe/snapshot.js';
import type { Random } from './random.js';
import type { System } from './system/system.js';

/** How one fault went. */
export interface FaultResult {
  readonly fault: string;
  /** Answers to contacts and staff while it lasted, by status. */
  readonly answers: ReadonlyMap<string, number>;
  /** From the healing until the system was at rest. */
  readonly restMs: number;
  readonly violations: readonly string[];
}

const contactsAtOnce = 3;
const contactPauseMs = 120;
const staffAtOnce = 2;
const staffPauseMs = 250;
const restWithinMs = 60_000;
/** Load before a fault, and after it has healed. */
const calmMs = 700;

/** Runs faults one after the other on one system under load, and judges at rest after each. */
export class Pass {
  private readonly ledger = new Ledger();
  private readonly contacts: Contacts;
  private readonly salesTeam: SalesTeam;
  private readonly databases: Databases;
  private readonly sent: Sent;
  private readonly injected = new Set<string>();
  private readonly parked: string[] = [];
  private readonly states = new Map<string, string>();
  private readonly known = new Set<string>();
  private readonly footprint: Footprint;
  private readonly hearing: Hearing;
  private before: Snapshot | undefined;
  private tries = 0;

  constructor(
    private readonly system: System,
    private readonly random: Random,
    run: string,
  ) {
    const file = system.file();
    this.contacts = new Contacts(system.gateways, this.ledger, random.branch('contacts'), run);
    this.salesTeam = new SalesTeam(system.gateways, this.ledger, random.branch('sales team'), file.apiKeys.sales);
    this.databases = new Databases(file.databases);
    this.hearing = new Hearing(this.databases, system.broker, file.exchange);
    this.sent = new Sent(system.file);
    this.footprint = new Footprint(system, this.databases);
  }

  /** Load without a fault: what the system takes then is what it has to come back to. */
  async warmUp(): Promise<FaultResult> {
    const result = await this.under({ name: 'none', run: ({ hold }) => hold(3_000) });
    await this.footprint.take();
    return result;
  }

  /** One fault under load, its healing, and the verdict. */
  async under(fault: Fault): Promise<FaultResult> {
    const answersBefore = this.ledger.counts();
    const from = { submissions: this.ledger.submissions.length, inquiries: this.ledger.inquiries.length };
    const [leaving, closing] = [new AbortController(), new AbortController()];
    const load = this.load(leaving.signal, closing.signal);
    await after(calmMs);
    const scene = this.sceneOf(fault);
    const meanwhile = await fault.run(scene).catch((error: unknown) => [`cannot be injected: ${messageOf(error)}`]);
    const healedAt = performance.now();
    await after(calmMs);
    leaving.abort();
    const patience = setTimeout(() => closing.abort(), restWithinMs / 2);
    await load;
    clearTimeout(patience);
    const restless = await untilRest(this.system, this.databases, this.ledger, healedAt + restWithinMs - performance.now());
    const restMs = performance.now() - healedAt;
    const afterwards = await (fault.after?.(scene) ?? Promise.resolve([])).catch((error: unknown) => [messageOf(error)]);
    const noticed = whatContactsNoticed(fault, this.ledger.contactAnswers(from));
    const found = [
      ...(meanwhile ?? []),
      ...noticed,
      ...restless.map((what) => `not at rest: ${what}`),
      ...afterwards,
      ...(await this.judge()),
    ];
    // What one fault broke stays broken under the next.
    const violations = found.filter((violation) => !this.known.has(violation));
    for (const violation of violations) this.known.add(violation);
    return { fault: fault.name, answers: added(answersBefore, this.ledger.counts()), restMs, violations };
  }

  /** What is left over after all faults, and was not there before. */
  async leftOver(): Promise<string[]> {
    return this.footprint.grown();
  }

  async end(): Promise<void> {
    await this.databases.close();
  }

  /** What a fault draws depends on nothing but the seed, its name, and how often it was tried. */
  private sceneOf({ name }: Fault): Scene {
    const { system, databases, contacts, ledger, injected } = this;
    this.tries += 1;
    const random = this.random.branch(`${name} ${this.tries}`);
    return {
      system,
      databases,
      contacts,
      ledger,
      random,
      injected,
      hold: (ms) => after(ms * (0.7 + 0.6 * random.next())),
      calm: (work) =>
        system.gateways.holdBack(async () => {
          const restless = await untilRest(system, databases, ledger, restWithinMs);
          if (restless.length > 0) throw new Error(`no rest before: ${restless.join(', ')}`);
          await work();
        }),
    };
  }

  private async load(leaving: AbortSignal, closing: AbortSignal): Promise<void> {
    await Promise.all([
      ...Array.from({ length: contactsAtOnce }, () => this.contacts.keepAsking(leaving, closing, contactPauseMs)),
      ...Array.from({ length: staffAtOnce }, () => this.salesTeam.keepWorking(leaving, staffPauseMs)),
    ]);
  }

  /** What the API says of each submission that was answered 202. */
  private async askedStates(): Promise<ReadonlyMap<string, string>> {
    for (const { status, submissionId } of this.ledger.submissions.flatMap(({ answers }) => answers)) {
      if (status !== 202 || submissionId === undefined || this.states.has(submissionId)) continue;
      await until(
        async () => {
          const { json } = await this.system.gateways.call({ method: 'GET', path: `/v1/submissions/${submissionId}` });
          const state = SubmissionState.safeParse(json).data?.state ?? 'unanswered';
          this.states.set(submissionId, state);
          return state === 'stored' || state === 'rejected';
        },
        { within: 5_000, every: 200 },
      );
    }
    return this.states;
  }

  private async judge(): Promise<string[]> {
    await this.sent.collect();
    for (const queue of this.system.file().parkingQueues) this.parked.push(...(await this.system.broker.takeAll(queue)));
    const snapshot = await takeSnapshot(this.databases);
    const states = await this.askedStates();
    const unheard = await this.hearing.unheard();
    const { mails, webhooks, unsigned } = this.sent;
    const { ledger, before, injected, parked } = this;
    const { exits } = this.system.supervisor;
    const violations = violationsOf({ ledger, states, snapshot, before, mails, webhooks, unsigned, unheard, exits, parked, injected });
    this.before = snapshot;
    return violations;
  }
}

/** The deadline of a submission under the suite's settings, and time for a machine that has much to do. */
const answeredWithinMs = 6_000;
const unnoticed = new Set<Answer['status']>([201, 202, 422, 429]);

/** What a fault that is none of the gateway's must not do to those who submit something. */
function whatContactsNoticed({ refuses = false }: Fault, answers: readonly Answer[]): string[] {
  if (refuses) return [];
  const refused = answers.filter(({ status }) => !unnoticed.has(status)).map(({ status }) => `a submission was answered ${status}`);
  const late = answers.filter(({ ms }) => ms > answeredWithinMs).map(({ ms }) => `a submission was answered after ${Math.round(ms)} ms`);
  return [...refused, ...late];
}

const SubmissionState = z.object({ state: z.string() });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const added = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...now].map(([status, count]) => [status, count - (before.get(status) ?? 0)] as const).filter(([, count]) => count > 0));
