import { createDatabases } from '../stack/databases.js';
import { readSecrets } from '../stack/secrets.js';
import { addressesWith } from './addresses.js';
import { ComposeSecrets } from './compose-secrets.js';

/** `node databases.js FOLDER`: makes the databases of docker-compose.yml with their roles, where they are missing, by the secrets in FOLDER. */
const secrets = await readSecrets(process.argv[2] ?? '/secrets/tools', ComposeSecrets);
await createDatabases(addressesWith(secrets).databaseAdmin, secrets);
console.log('the databases and their roles are there');
