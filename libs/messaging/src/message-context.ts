import { BaseRpcContext } from '@nestjs/microservices';
import type { Envelope } from './envelope.js';

/** What a handler may know of its message beside the data. */
export class MessageContext extends BaseRpcContext<[Envelope]> {
  /** The id by which a duplicate of this message is recognized. */
  get id(): string {
    return this.getArgByIndex(0).id;
  }

  /** When it was sent, or happened. */
  get time(): Date {
    return new Date(this.getArgByIndex(0).time);
  }
}
