import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#contracts';
import { continueTrail } from '#runtime';
import { problemContentType, problemOf } from './problem.js';

const notFound: Refusal = { code: 'not_found', detail: 'There is nothing at this address.' };
const malformed: Refusal = { code: 'malformed_request', detail: 'This is no HTTP request.' };

/** Answers what fails before there is a route: a path that cannot be decoded is nobody's address. */
export function answerFrameworkError(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const { correlationId } = continueTrail({});
  const problem = problemOf(notFound, '/', correlationId);
  void reply.status(problem.status).header('Content-Type', problemContentType).header('X-Correlation-Id', correlationId).send(problem);
}

/** Answers what is no HTTP at all, or takes too long to become a request, and ends the connection. */
export function answerClientError(_error: Error, socket: Socket): void {
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
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
