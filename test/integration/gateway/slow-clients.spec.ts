import { connect } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { giveUpSlowClients } from '../../../apps/gateway/src/http/slow-clients.js';

let fastify: FastifyInstance;

beforeAll(async () => {
  fastify = Fastify();
  giveUpSlowClients(fastify, 300);
  fastify.post('/', () => Promise.resolve('ok'));
  fastify.get('/long', () => after(600, 'ok'));
  fastify.post('/long', () => after(600, 'ok'));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(() => fastify.close());

describe('a client whose body drips', () => {
  it('is given up after the deadline', async () => {
    const [address] = fastify.addresses();
    const socket = connect(address?.port ?? 0, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n');
    const drip = setInterval(() => socket.write(' '), 50);
    // A drop may meet the end of the connection: ECONNRESET is a way of being given up too.
    socket.on('error', () => undefined);
    const hasClosed = await new Promise((resolve) => socket.once('close', () => resolve(true)));
    clearInterval(drip);
    expect(hasClosed).toBe(true);
  });

  it.each(['GET', 'POST'])('is not one whose %s is whole, however long the answer takes', async (method) => {
    const [address] = fastify.addresses();
    const request = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`http://127.0.0.1:${address?.port}/long`, { method, ...request });
    expect(await answer.text()).toBe('ok');
  });

  it('is answered when it is whole in time', async () => {
    const [address] = fastify.addresses();
    const answer = await fetch(`http://127.0.0.1:${address?.port}/`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
  });
});
