// Kept by the author of the mail library that sends, without dependencies, with limits and in linear time by intent.
import PostalMime from 'postal-mime';
import { type HeaderFields, headerGroups } from './header-fields.js';

/** The parser's work grows with bytes and lines; what a report has to say comes before the mail that it returns. */
const readBytes = 256 * 1024;
const readLines = 5_000;

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const returnedTypes = new Set(['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global']);

/** What of a report (multipart/report, RFC 6522) is looked at. */
export interface MessageParts {
  /** Of the message itself. */
  readonly date: string | undefined;
  /** The groups of its message/delivery-status part; undefined where there is none. */
  readonly status: readonly HeaderFields[] | undefined;
  /** The header of the mail that it returns. */
  readonly returned: HeaderFields | undefined;
}

/** Takes a message apart, whatever it is: what cannot be read has no parts. */
export async function messageParts(message: Uint8Array): Promise<MessageParts> {
  const email = await PostalMime.parse(beginningOf(message), {
    attachmentEncoding: 'utf8',
    forceRfc822Attachments: true,
    maxNestingDepth: 16,
    maxHeadersSize: 64 * 1024,
  }).catch(() => undefined);
  const groupsIn = (types: ReadonlySet<string>): HeaderFields[] | undefined => {
    const content = email?.attachments.find(({ mimeType }) => types.has(mimeType.toLowerCase()))?.content;
    return typeof content === 'string' ? headerGroups(content) : undefined;
  };
  return {
    date: email?.headers.find(({ key }) => key === 'date')?.value,
    status: groupsIn(statusTypes),
    returned: groupsIn(returnedTypes)?.[0],
  };
}

function beginningOf(message: Uint8Array): Uint8Array {
  const beginning = message.subarray(0, readBytes);
  let end = 0;
  for (let lines = 0; lines < readLines; lines++) {
    const next = beginning.indexOf(10, end);
    if (next === -1) return beginning;
    end = next + 1;
  }
  return beginning.subarray(0, end);
}
