import { brokerFaults } from './broker.js';
import { clockFaults } from './clocks.js';
import { databaseFaults } from './databases.js';
import { rollingDeployment } from './deployment.js';
import type { Fault } from './fault.js';
import { failpointFaults } from './at-failpoints.js';
import { linkFaults } from './links.js';
import { mailFaults } from './mail.js';
import { messageFaults } from './messages.js';
import { processFaults } from './processes.js';
import { webhookFaults } from './webhooks.js';

/** Every fault of the suite. */
export const faults: readonly Fault[] = [
  ...processFaults,
  ...failpointFaults,
  ...brokerFaults,
  ...databaseFaults,
  ...linkFaults,
  ...messageFaults,
  ...webhookFaults,
  ...mailFaults,
  ...clockFaults,
  rollingDeployment,
];
