import type { MigratedDatabase } from '#persistence';
import { leadsDatabase } from '../database.js';
import { LeadsMigration } from './20261121-leads.migration.js';
import { SalesMigration } from './20261121-sales.migration.js';
import { VisibleMigrationsMigration } from './20261126-visible-migrations.migration.js';

/** The database of leads with its migrations, oldest first. */
export const leadsMigrations: MigratedDatabase = {
  databaseAt: leadsDatabase,
  migrations: [
    { name: '20261121-leads', class: LeadsMigration },
    { name: '20261121-sales', class: SalesMigration },
    { name: '20261126-visible-migrations', class: VisibleMigrationsMigration },
  ],
};
