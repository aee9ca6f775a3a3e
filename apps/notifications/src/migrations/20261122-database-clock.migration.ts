import { Migration } from '@mikro-orm/migrations';

/** A delivery is due at once by the clock that claims it, whatever the clock of the instance that stores it. */
export class DatabaseClockMigration extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE deliveries ALTER COLUMN next_attempt_at SET DEFAULT now(), ALTER COLUMN created_at SET DEFAULT now()');
  }
}
