import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** The tombstone of an erased person: what arrives later about them is told to nobody. */
@Entity({ tableName: 'erased_leads' })
export class ErasedLead {
  @PrimaryKey({ type: 'uuid' })
  leadId!: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  erasedAt!: Date;
}
