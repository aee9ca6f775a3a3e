import { Socket } from 'node:net';

/** Nothing came over a connection for longer than the database may take: it is dead, and nobody told. */
class SilentConnection extends Error {
  override readonly name = 'SilentConnection';
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('Connection terminated: it was silent for too long.');
  }
}

/**
 * The socket of a connection to PostgreSQL, which ends with {@link SilentConnection} when for `ms` nothing is sent or received. The
 * server's own deadlines do not help when its answers get lost, as after a firewall forgot the connection, and TCP would wait for a
 * quarter of an hour, or for good.
 */
export function socketOfBoundedSilence(ms: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(ms, () => socket.destroy(new SilentConnection()));
}
