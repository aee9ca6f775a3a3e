import { createDatabases } from '../stack/databases.js';
import { readSecrets } from '../stack/secrets.js';
import { addressesWith, ownSecretsFolder } from './addresses.js';
import { ComposeSecrets } from './compose-secrets.js';

/** Makes the databases of docker-compose.yml with their roles, where they are missing. */
const secrets = await readSecrets(ownSecretsFolder, ComposeSecrets);
await createDatabases(addressesWith(secrets).databaseAdmin, secrets);
console.log('the databases and their roles are there');
