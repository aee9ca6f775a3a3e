import type { Contacts } from '../clients/contacts.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Databases } from '../observe/databases.js';
import type { Random } from '../random.js';
import type { System } from '../system/system.js';

/** What a fault works with. */
export interface Scene {
  readonly system: System;
  readonly databases: Databases;
  readonly contacts: Contacts;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Lets the load go on for about so many milliseconds. */
  readonly hold: (ms: number) => Promise<void>;
  /** Does `work` at rest, with the load held back. */
  readonly calm: (work: () => Promise<void>) => Promise<void>;
  /** Digests of messages that have to end in a parking queue. */
  readonly injected: Set<string>;
}

/** Something that goes wrong, and heals. */
export interface Fault {
  readonly name: string;
  /** Whether submissions may be refused or lost meanwhile: the gateway or its way to the broker is hit. Else they notice nothing but a 202. */
  readonly refuses?: boolean;
  /** Whether it mounts something: it is skipped where this process may not. */
  readonly needsRoot?: boolean;
  /** Injects it under load, holds it and heals it; resolves to what was not as it has to be meanwhile. Rejects when it cannot be injected. */
  readonly run: (scene: Scene) => Promise<string[] | void>;
  /** What has to be seen at rest, besides the invariants. */
  readonly after?: (scene: Scene) => Promise<string[]>;
}

/** Does `work`, and heals after it, whatever came of it. */
export async function healedBy<Result>(heal: () => Promise<void> | void, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    await heal();
  }
}
