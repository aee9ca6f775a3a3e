import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Column } from '#persistence';
import { Inquiry } from './inquiry.js';

/** A suspected robot's inquiry in the name of a lead that is known: it changes nothing of the lead until staff release it. */
@Entity({ tableName: 'held_inquiries' })
export class HeldInquiry {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  receivedAt: Date;

  /** Null once it is released, when the lead has it, and once the person is erased. */
  @Column({ type: 'json', nullable: true, privacy: 'personal' })
  inquiry: unknown;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  releasedAt: Date | null = null;

  constructor(leadId: string, inquiry: Inquiry) {
    this.receivedAt = new Date(inquiry.receivedAt);
    this.id = uuidv7({ msecs: this.receivedAt.getTime() });
    this.leadId = leadId;
    this.inquiry = inquiry;
  }

  /** The inquiry, no longer held back. */
  release(at: Date): Inquiry {
    const inquiry = Inquiry.parse(this.inquiry);
    this.inquiry = null;
    this.releasedAt = at;
    return { ...inquiry, quarantined: false };
  }

  view(): { receivedAt: string; inquiry: unknown } {
    return { receivedAt: this.receivedAt.toISOString(), inquiry: this.inquiry };
  }
}
