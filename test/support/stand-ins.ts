import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import { type CommandContract, commandQueues } from '#contracts';
import { Handles } from '#messaging';
import { startConsumer } from './consumer.js';

/** A handler that answers a command as a test says; `answer` may throw a `DomainError`. */
export function answering<Request extends z.ZodType, Reply extends z.ZodType>(
  contract: CommandContract<Request, Reply>,
  answer: (request: z.output<Request>) => z.input<Reply> | Promise<z.input<Reply>>,
): Type {
  @Handles(contract)
  class StandIn {
    async execute(request: z.output<Request>): Promise<z.input<Reply>> {
      return answer(request);
    }
  }
  return StandIn;
}

/** Stands in for the services: consumes their command queues on the real broker, with these handlers. */
export const startStandIns = (amqpUrl: string, handlers: Type[]) =>
  startConsumer(
    amqpUrl,
    commandQueues.map((queue) => ({ queue, prefetch: 50 })),
    handlers,
  );
