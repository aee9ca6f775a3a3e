import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { endConnectionsWhenClosing } from '../../../apps/gateway/src/http/drain.js';
import { eventually } from '../../support/eventually.js';

const open: FastifyInstance[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const fastify of open.splice(0)) await fastify.close();
});

/** More than what the system keeps for a client that does not read, piece by piece as an export is. */
const longAnswer = (): Readable => Readable.from(Array.from({ length: 2_000 }, () => Buffer.alloc(16 * 1024, 'x')));

const serve = async (clientsMs: number, connectionTimeout = 0): Promise<FastifyInstance> => {
  const fastify = Fastify({ forceCloseConnections: 'idle', return503OnClosing: false, connectionTimeout });
  open.push(fastify);
  endConnectionsWhenClosing(fastify, clientsMs);
  fastify.get('/', (_request, reply) => reply.send(longAnswer()));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return fastify;
};

const portOf = (fastify: FastifyInstance): number => fastify.addresses()[0]?.port ?? 0;

/** Asks, and reads nothing of the answer that has begun. */
async function askWithoutReading(fastify: FastifyInstance): Promise<Socket> {
  const socket = connect(portOf(fastify), '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'readable');
  return socket;
}

const connectionsOf = (fastify: FastifyInstance): Promise<number> =>
  new Promise((resolve) => fastify.server.getConnections((_error, count) => resolve(count)));

describe('a client that does not read its answer', () => {
  it('is given up after a time of silence', async () => {
    const fastify = await serve(30_000, 300);
    await askWithoutReading(fastify);
    await eventually(async () => expect(await connectionsOf(fastify)).toBe(0));
  });

  it('holds up no drain: what is not done in its part of the time is ended', async () => {
    const fastify = await serve(300);
    await askWithoutReading(fastify);
    const startedAt = performance.now();
    await fastify.close();
    expect(performance.now() - startedAt).toBeGreaterThan(150);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('a client that reads its answer', () => {
  it('gets all of it, though a drain begins meanwhile, and its connection ends with it', async () => {
    const fastify = await serve(30_000);
    const answer = await fetch(`http://127.0.0.1:${portOf(fastify)}/`);
    const closed = fastify.close();
    const startedAt = performance.now();
    expect((await answer.arrayBuffer()).byteLength).toBe(2_000 * 16 * 1024);
    await closed;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
