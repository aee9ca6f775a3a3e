import type { FastifyInstance } from 'fastify';
import { DomainError } from '#contracts';

/** The pages whose forms are read; the API takes JSON alone. */
export const pagesAt = '/manage/';

/** Reads what browsers send without scripts (application/x-www-form-urlencoded), for the pages; of a repeated field the last counts. */
export function acceptPageForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, text, done) => {
    if (request.url.startsWith(pagesAt)) done(null, Object.fromEntries(new URLSearchParams(text.toString())));
    else done(new DomainError({ code: 'unsupported_media_type', detail: 'Send application/json.' }));
  });
}
