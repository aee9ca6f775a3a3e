import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#contracts';
import { continueTrail } from '#runtime';
import { problemContentType, problemOf } from './problem.js';

/** What every answer says besides. */
type Headers = Readonly<Record<string, string>>;

const notFound: Refusal = { code: 'not_found', detail: 'There is nothing at this address.' };
const malformed: Refusal = { code: 'malformed_request', detail: 'This is no HTTP request.' };

/** Answers what fails before there is a route: a path that cannot be decoded is nobody's address. */
export const frameworkErrorAnswer = (headers: Headers) => (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
  const { correlationId } = continueTrail({});
  const problem = problemOf(notFound, '/', correlationId);
  const own = { 'Content-Type': problemContentType, 'X-Correlation-Id': correlationId };
  void reply
    .status(problem.status)
    .headers({ ...headers, ...own })
    .send(problem);
};

/** Answers what is no HTTP at all, or takes too long to become a request, and ends the connection. */
export const clientErrorAnswer = (headers: Headers) => (_error: Error, socket: Socket) => {
  if (!socket.writable) return;
  const { correlationId } = continueTrail({});
  const problem = problemOf(malformed, '/', correlationId);
  const body = JSON.stringify(problem);
  const head = [
    'HTTP/1.1 400 Bad Request',
    `Content-Type: ${problemContentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${correlationId}`,
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
