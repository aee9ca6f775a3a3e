import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** Where the sales team wants to be told, and of what. */
@Entity({ tableName: 'webhook_endpoints' })
export class WebhookEndpoint {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', privacy: 'plain' })
  url!: string;

  /** `whsec_…` (Standard Webhooks). */
  @Column({ type: 'text', privacy: 'plain', hidden: true })
  secret!: string;

  /** The events it is told of. */
  @Column({ type: 'array', privacy: 'plain' })
  types!: string[];

  @Column({ type: 'boolean', privacy: 'plain' })
  enabled!: boolean;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  description!: string | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt!: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt!: Date;
}
