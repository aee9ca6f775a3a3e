import type { RawBuilder } from 'kysely';
import type { Bounds } from './judge.js';

/** A statement as an app runs it, and what it may do. */
export interface PlanCase {
  readonly name: string;
  readonly statement: RawBuilder<unknown>;
  readonly bounds: Bounds;
}
