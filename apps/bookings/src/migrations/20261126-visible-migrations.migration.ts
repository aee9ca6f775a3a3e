import { Migration } from '@mikro-orm/migrations';

/** The service may see which migrations are done: a new version waits for its own before it starts. */
export class VisibleMigrationsMigration extends Migration {
  override up(): void {
    this.addSql('GRANT SELECT ON migrations TO bookings_service');
  }
}
