import { z } from 'zod';

/** The media type of an event in structured mode (CloudEvents 1.0, JSON format). */
export const envelopeContentType = 'application/cloudevents+json';

/** Every message: the attributes of CloudEvents 1.0 with `data`, and the correlation id and trace as extension attributes. */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  time: z.iso.datetime(),
  subject: z.string().optional(),
  dataschema: z.string().optional(),
  correlationid: z.uuid(),
  traceparent: z.string(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

/** The `dataschema` of an event: its name and major version. */
export const dataSchemaOf = ({ name, version }: { name: string; version: number }): string => `urn:demo-booking:${name}:${version}`;

export const encodeEnvelope = (envelope: Envelope): Buffer => Buffer.from(JSON.stringify(envelope));

/** The envelope of a message, or undefined when it is none. */
export function decodeEnvelope(content: Buffer): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(content.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
