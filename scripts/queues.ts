import { BrokerUnavailable } from '../libs/messaging/src/failures.js';
import { onConnectionApart } from '../libs/messaging/src/connection-apart.js';
import { type ConnectionsApart, ParkedMessages } from '../libs/messaging/src/parking/parked-messages.js';
import { runProgram } from './command-line/program.js';
import { parseQueuesCommand, type QueuesCommand } from './queues/arguments.js';
import { brokerAddress } from './queues/broker-address.js';
import { isMissing, list } from './queues/list.js';
import { drop, redrive, show } from './queues/look-through.js';
import { Report } from './queues/report.js';
import { usage } from './queues/usage.js';

/** `npm run queues`: what waits and what is parked, on the broker alone; returns or drops what is parked. Exits with 2 for wrong use, with 1 when the broker is away or something asked for was not done. */
const withinMs = 12 * 3_600_000;

await runProgram(usage, async (args) => {
  const command = parseQueuesCommand(args);
  const { link, from } = await brokerAddress(process.env);
  const connections: ConnectionsApart = { apart: (work) => onConnectionApart(link, 'queues', work, AbortSignal.timeout(withinMs)) };
  const report = new Report(command.action === 'show' ? 'block' : 'table');
  try {
    await carryOut(command, connections, report);
  } catch (error) {
    throw new Error(wordsOf(error, from), { cause: error });
  } finally {
    console.log(command.json ? report.toJson() : report.toText());
    if (!report.isComplete) process.exitCode = 1;
  }
});

async function carryOut(command: QueuesCommand, connections: ConnectionsApart, report: Report): Promise<void> {
  const parked = new ParkedMessages(connections);
  try {
    if (command.action === 'list') await list(connections, parked, report);
    else if (command.action === 'show') await show(parked, command, report);
    else if (command.action === 'redrive') await redrive(parked, command, report);
    else await drop(parked, command, report);
  } catch (error) {
    report.isComplete = false;
    throw error;
  }
}

/** Never the URL of the broker: it holds a password. */
function wordsOf(error: unknown, from: string): string {
  if (error instanceof BrokerUnavailable && error.code === 'in_use') return 'another process looks through these messages: try again';
  if (isMissing(error)) return 'the queue is not there: its service has never run';
  if (!(error instanceof Error)) return 'failed';
  const [, refusal] = /^Handshake terminated by server: \d+ \(([A-Z_-]+)\)/.exec(error.message) ?? [];
  if (refusal !== undefined) return `the broker refuses the user, the password or the virtual host of ${from}: ${refusal}`;
  return 'code' in error && typeof error.code === 'string' ? `the broker of ${from} is away: ${error.code}` : error.message;
}
