import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** How long a secret signs beside the one that replaced it. */
const overlapMs = 24 * 3_600_000;

/** Where the sales team wants to be told, and of what. */
@Entity({ tableName: 'webhook_endpoints' })
export class WebhookEndpoint {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', privacy: 'plain' })
  url: string;

  /** `whsec_…` (Standard Webhooks). */
  @Column({ type: 'text', privacy: 'plain', hidden: true })
  secret: string;

  /** The one before it, which signs too for a day after a rotation. */
  @Column({ type: 'text', nullable: true, privacy: 'plain', hidden: true })
  previousSecret: string | null = null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  previousSecretUntil: Date | null = null;

  /** Of the endpoint of the configuration: the address that it was given last. */
  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  configuredUrl: string | null = null;

  /** The events it is told of. */
  @Column({ type: 'array', privacy: 'plain' })
  types: string[];

  @Column({ type: 'boolean', privacy: 'plain' })
  enabled: boolean;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  description: string | null;

  /** Every attempt since then has failed. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  failingSince: Date | null = null;

  /** It has failed for so long that its deliveries wait. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  pausedAt: Date | null = null;

  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt: Date;

  /** A deleted endpoint is kept for the log of its deliveries. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  deletedAt: Date | null = null;

  constructor(endpoint: Pick<WebhookEndpoint, 'id' | 'url' | 'secret' | 'types' | 'enabled' | 'description' | 'createdAt'>) {
    this.id = endpoint.id;
    this.url = endpoint.url;
    this.secret = endpoint.secret;
    this.types = endpoint.types;
    this.enabled = endpoint.enabled;
    this.description = endpoint.description;
    this.createdAt = endpoint.createdAt;
    this.updatedAt = endpoint.createdAt;
  }

  /** Changes what is given. Who enables it says that it works again. */
  change(fields: EndpointChange, at: Date): void {
    if (fields.enabled === true) {
      this.failingSince = null;
      this.pausedAt = null;
    }
    if (fields.url !== undefined) this.url = fields.url;
    if (fields.types !== undefined) this.types = fields.types;
    if (fields.enabled !== undefined) this.enabled = fields.enabled;
    if (fields.description !== undefined) this.description = fields.description;
    this.updatedAt = at;
  }

  /** The secret until now signs beside the new one for a day. */
  rotateSecret(secret: string, at: Date): void {
    this.previousSecret = this.secret;
    this.previousSecretUntil = new Date(at.getTime() + overlapMs);
    this.secret = secret;
    this.updatedAt = at;
  }

  /** Nothing more is sent to it, and nobody sees it any more. */
  delete(at: Date): void {
    this.enabled = false;
    this.deletedAt = at;
    this.updatedAt = at;
  }
}

export interface EndpointChange {
  url?: string | undefined;
  types?: string[] | undefined;
  enabled?: boolean | undefined;
  description?: string | null | undefined;
}
