import { startTestServices, type TestServices } from '../../../scripts/services/test-services.js';

let services: TestServices | undefined;

/** Starts the services before the first test, and tells the tests where they are. */
export default async function startServices(): Promise<void> {
  services = await startTestServices((line) => process.stderr.write(`${line}\n`));
  process.env['TEST_POSTGRES_URL'] = services.postgresUrl;
  process.env['TEST_AMQP_URL'] = services.amqpUrl;
  process.env['TEST_RABBITMQ_MANAGEMENT_URL'] = services.rabbitmqManagementUrl;
}

/** For the counterpart that runs after the last test. */
export async function stopStartedServices(): Promise<void> {
  await services?.stop();
}
