import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

/** A mail as it was received: `to` is who the server was told to deliver to, `text` and `html` are empty when absent, attachments are base64. */
export type Mail = {
  id: string;
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  date: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; content: string }[];
};

export type Envelope = { from: string; to: string[] };

/** Reads a message (RFC 5322, MIME). Header names are lower-cased; a repeated header's values are joined by commas. Rejects when it cannot be read. */
export async function readMail(raw: Uint8Array, envelope: Envelope): Promise<Mail> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const headers: Record<string, string> = {};
  for (const { key, value } of email.headers) {
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return {
    id: randomUUID(),
    messageId: email.messageId ?? '',
    from: email.from?.address ?? envelope.from,
    to: envelope.to,
    subject: email.subject ?? '',
    date: email.date ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers,
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? 'unnamed',
      contentType: mimeType,
      content: typeof content === 'string' ? content : '',
    })),
  };
}
