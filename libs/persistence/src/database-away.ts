import { isNativeError } from 'node:util/types';

const awayStates = new Set([
  '25006', // read-only transaction: a failover is under way
  '25P03', // idle in transaction for too long
  '28000', // no way in, as while credentials are rotated
  '28P01', // wrong password, likewise
  '3D000', // the database is missing, as while it is restored
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available in time
]);
/** Connection exceptions, insufficient resources, operator intervention, errors of the system. */
const awayClasses = new Set(['08', '53', '57', '58']);
const awayNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** Of TLS: a server that cannot be trusted, as while its certificate is renewed. */
const awayTls = /^ERR_(TLS|SSL)|_CERT|^CERT_|^UNABLE_TO_/;
/** node-postgres reports these without a code. */
const awayMessages =
  /The server does not support SSL connections|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed/i;

/**
 * Whether an error says that the database is away or overloaded, so that the same work can succeed later, unchanged.
 * By SQLSTATE (PostgreSQL, appendix A), by network error, and by node-postgres' messages; causes are followed.
 */
export function isDatabaseAway(error: unknown): boolean {
  // Not `instanceof`: an error of Node's own parts may be of another realm than this code.
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (awayStates.has(code) || awayNetwork.has(code) || (code.length === 5 && awayClasses.has(code.slice(0, 2))) || awayTls.test(code))
    return true;
  if (awayMessages.test(error.message)) return true;
  return isDatabaseAway(error.cause);
}
