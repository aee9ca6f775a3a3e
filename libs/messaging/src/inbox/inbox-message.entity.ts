import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** A message that was handled, by its id; with the reply, where a repeat gets the same one. */
@Entity({ tableName: 'inbox' })
export class InboxMessage {
  @PrimaryKey({ type: 'uuid' })
  messageId!: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  handledAt!: Date;

  /** Ids alone. */
  @Column({ type: 'json', nullable: true, privacy: 'plain' })
  reply: unknown;
}
