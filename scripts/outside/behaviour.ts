import { z } from 'zod';
import type { Reply } from './http-server.js';

/** How often a behaviour that was asked for applies (for good when absent), and how long it waits before it answers, in ms. */
export const behaviourLimits = {
  times: z.int().min(1).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
};

type Limited = { times?: number | undefined };

/** What the outside world does next: what was asked for, as many times as asked, and then the usual again. */
export class BehaviourSwitch<Behaviour extends Limited> {
  #current: Behaviour;
  #left = Infinity;

  constructor(private readonly usual: Behaviour) {
    this.#current = usual;
  }

  set(behaviour: Behaviour): void {
    this.#current = behaviour;
    this.#left = behaviour.times ?? Infinity;
  }

  /** The behaviour for one more message or request. */
  take(): Behaviour {
    if (this.#left === 0) {
      this.set(this.usual);
    }
    this.#left -= 1;
    return this.#current;
  }
}

/** Answers `PUT /behaviour`: 204, or 400 with `{ errors: [{ field, message }] }`. */
export function putBehaviour<Behaviour>(schema: z.ZodType<Behaviour>, target: { set(behaviour: Behaviour): void }, body: string): Reply {
  const parsed = schema.safeParse(jsonOrUndefined(body));
  if (parsed.success) {
    target.set(parsed.data);
    return { status: 204 };
  }
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((field) => ({ field, message: 'is not known' }))
      : [{ field: issue.path.join('.'), message: issue.message }],
  );
  return { status: 400, body: JSON.stringify({ errors }) };
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
