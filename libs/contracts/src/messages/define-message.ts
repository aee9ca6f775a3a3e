import type { z } from 'zod';
import type { CommandQueue } from './queues.js';

/** An imperative message to one service, which answers it. */
export interface CommandContract<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  /** `service.verb`, the `type` of the envelope. */
  readonly name: string;
  readonly queue: CommandQueue;
  /** True: persistent and kept until it is handled, idempotent by its id. False: nobody executes it after its deadline. */
  readonly durable: boolean;
  readonly request: Request;
  readonly reply: Reply;
}

/** Something that happened, for whoever listens. Contracts are additive: a change that readers must know of raises the version. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  /** `entity.past_tense`, the `type` of the envelope and the routing key. */
  readonly name: string;
  readonly version: number;
  readonly data: Data;
}

export type MessageContract = CommandContract | EventContract;

/** Declares a command once: its type, its validation and its documentation. */
export const defineCommand = <Request extends z.ZodType, Reply extends z.ZodType>(
  command: Omit<CommandContract<Request, Reply>, 'kind'>,
): CommandContract<Request, Reply> => ({ kind: 'command', ...command });

/** Declares an event once. */
export const defineEvent = <Data extends z.ZodType>(event: Omit<EventContract<Data>, 'kind'>): EventContract<Data> => ({
  kind: 'event',
  ...event,
});
