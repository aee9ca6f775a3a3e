import type { FastifyReply, FastifyRequest } from 'fastify';

/** A list of entity tags (RFC 9110, 13.1.1). */
const tagList = /^[ \t]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*(?:,[ \t]*|$))+$/;
/** A strong tag of a version: a weak one never matches, and one that is no version is none of ours. */
const versionTag = /(?<!W\/)"([1-9]\d{0,14})"/g;

/** Names the version of what is answered (`ETag`), and gives it on. */
export function tagged<Answer extends { readonly version: number }>(reply: FastifyReply, answer: Answer): Answer {
  void reply.header('ETag', `"${answer.version}"`);
  return answer;
}

/** The versions that a change may be made to (`If-Match`): any when undefined, none of the list's that is malformed. */
export function wantedVersions({ headers }: FastifyRequest): number[] | undefined {
  const ifMatch = headers['if-match'];
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  if (!tagList.test(ifMatch)) return [];
  return [...ifMatch.matchAll(versionTag)].map(([, version]) => Number(version));
}
