import type { MessageHandler } from '@nestjs/microservices';
import type { MessageContract } from '#contracts';

const isContract = (value: unknown): value is MessageContract =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'event' || value.kind === 'command');

/** The contract of a handler that was made one by `Handles`; undefined of any other. */
export const contractOf = (handler: MessageHandler | undefined): MessageContract | undefined =>
  isContract(handler?.extras?.['contract']) ? handler.extras['contract'] : undefined;
