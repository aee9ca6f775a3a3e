export { awaitMigrations, waitForMigrations } from './await-migrations.js';
export { Column, privacyOf, type Privacy } from './column.js';
export { databaseSettings } from './database-settings.js';
export { isDatabaseAway } from './database-away.js';
export { DatabaseProbe } from './database.probe.js';
export { migrate, type MigratedDatabase, runMigrations } from './migrate.js';
export { ormOptions, type DatabaseDefinition } from './orm-options.js';
export { PersistenceModule } from './persistence.module.js';
