import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import type { CommandContract, EventContract, MessageContract } from '#contracts';
import type { MessageContext } from './message-context.js';

type HandlerClass<Data, Result> = new (...dependencies: never[]) => {
  execute(data: Data, context: MessageContext): Promise<Result>;
};

/** Makes a class the handler of one message: its `execute` gets the data and returns the reply (of an event: nothing). */
export function Handles<Request extends z.ZodType, Reply extends z.ZodType>(
  contract: CommandContract<Request, Reply>,
): (target: HandlerClass<z.output<Request>, z.input<Reply>>) => void;
export function Handles<Data extends z.ZodType>(contract: EventContract<Data>): (target: HandlerClass<z.output<Data>, void>) => void;
export function Handles(contract: MessageContract) {
  return (target: HandlerClass<never, unknown>): void => {
    const execute = Object.getOwnPropertyDescriptor(target.prototype, 'execute');
    if (execute === undefined) throw new Error(`The handler of ${contract.name} has no method execute.`);
    Controller()(target);
    Payload()(target.prototype, 'execute', 0);
    Ctx()(target.prototype, 'execute', 1);
    MessagePattern<string>(contract.name, { contract })(target.prototype, 'execute', execute);
  };
}
