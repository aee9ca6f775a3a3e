import { isNativeError } from 'node:util/types';

const awayStates = new Set([
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '55P03', // lock not available in time
  '57014', // statement timeout
  '57P01', // administrator shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '40001', // serialization failure
  '40P01', // deadlock
]);
const awayNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** node-postgres reports these without a code. */
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed/i;

/**
 * Whether an error says that the database is away or overloaded, so that the same work can succeed later, unchanged.
 * By SQLSTATE (PostgreSQL, appendix A), by network error, and by node-postgres' messages; causes are followed.
 */
export function isDatabaseAway(error: unknown): boolean {
  // Not `instanceof`: an error of Node's own parts may be of another realm than this code.
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (awayStates.has(code) || awayNetwork.has(code) || code.startsWith('08')) return true;
  if (awayMessages.test(error.message)) return true;
  return isDatabaseAway(error.cause);
}
