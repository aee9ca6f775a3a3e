import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { Actor, Erasure as ErasureView } from '#contracts';
import { Column } from '#persistence';

/** Every service that holds something of a person. */
export type ErasingService = keyof ErasureView['services'];

/** The erasure of a person: who asked for it, and how far it is. */
@Entity({ tableName: 'erasures' })
export class Erasure {
  @PrimaryKey({ type: 'uuid' })
  leadId: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  requestedAt: Date;

  @Column({ type: 'text', privacy: 'plain' })
  requestedBy: Actor;

  /** Keyed hash, by which messages that still wait are recognized; forgotten when there can be none any more. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  emailHash: string | null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  leadsAt: Date | null = null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  bookingsAt: Date | null = null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  notificationsAt: Date | null = null;

  /** The person's bookings, as the services tell of them. */
  @Column({ type: 'array', columnType: 'uuid[]', privacy: 'plain' })
  bookingIds: string[] = [];

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  completedAt: Date | null = null;

  constructor(request: Pick<Erasure, 'leadId' | 'requestedAt' | 'requestedBy' | 'emailHash'>) {
    this.leadId = request.leadId;
    this.requestedAt = request.requestedAt;
    this.requestedBy = request.requestedBy;
    this.emailHash = request.emailHash;
  }

  /** Notes that a service has erased what it held; the first time counts. True when this was the last one. */
  done(service: ErasingService, bookingIds: readonly string[], at: Date): boolean {
    this[`${service}At`] ??= at;
    const unknown = bookingIds.filter((id) => !this.bookingIds.includes(id));
    if (unknown.length > 0) this.bookingIds = [...this.bookingIds, ...new Set(unknown)].toSorted();
    if (this.completedAt !== null || this.leadsAt === null || this.bookingsAt === null || this.notificationsAt === null) return false;
    this.completedAt = at;
    return true;
  }

  view(): ErasureView {
    return {
      leadId: this.leadId,
      requestedAt: this.requestedAt.toISOString(),
      requestedBy: this.requestedBy,
      services: {
        leads: this.leadsAt?.toISOString() ?? null,
        bookings: this.bookingsAt?.toISOString() ?? null,
        notifications: this.notificationsAt?.toISOString() ?? null,
      },
      completedAt: this.completedAt?.toISOString() ?? null,
    };
  }
}
