import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** A tenant of the platform, as staff keep it in the directory. */
@Entity({ tableName: 'organizations' })
export class OrganizationRecord {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', privacy: 'plain' })
  name!: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt!: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt!: Date;
}

/** A domain by whose addresses an organization is known; it belongs to one alone. */
@Entity({ tableName: 'organization_domains' })
export class OrganizationDomain {
  @PrimaryKey({ type: 'text' })
  domain!: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  organizationId!: string;
}
