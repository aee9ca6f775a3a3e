import type { Type } from '@nestjs/common';
import { z } from 'zod';
import { type CommandContract, defineCommand, defineEvent, type EventContract } from '#contracts';
import { Handles, type MessageContext } from '#messaging';

/** Data and reply of the messages of the tests. */
export const Word = z.object({ word: z.string() });
export type Word = z.infer<typeof Word>;

/** Nobody need wait for it. */
export const Note = defineCommand({ name: 'test.note', queue: 'bookings.submissions', durable: true, request: Word, reply: Word });
export const Happened = defineEvent({ name: 'test.happened', version: 1, data: Word });

/** A handler of a command whose reply is its data. */
export function commandHandler(
  contract: CommandContract<typeof Word, typeof Word>,
  work: (data: Word, context: MessageContext) => Promise<void> | void,
): Type {
  @Handles(contract)
  class CommandHandler {
    async execute(data: Word, context: MessageContext): Promise<Word> {
      await work(data, context);
      return data;
    }
  }
  return CommandHandler;
}

export function eventHandler(
  contract: EventContract<typeof Word>,
  work: (data: Word, context: MessageContext) => Promise<void> | void,
): Type {
  @Handles(contract)
  class EventHandler {
    async execute(data: Word, context: MessageContext): Promise<void> {
      await work(data, context);
    }
  }
  return EventHandler;
}
