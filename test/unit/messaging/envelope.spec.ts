import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dataSchemaOf, decodeEnvelope, encodeEnvelope } from '../../../libs/messaging/src/envelope.js';

const isoTime = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const anyEnvelope = fc.record(
  {
    specversion: fc.constant('1.0' as const),
    id: fc.uuid(),
    source: fc.string(),
    type: fc.string(),
    time: isoTime,
    subject: fc.string(),
    dataschema: fc.string(),
    correlationid: fc.uuid(),
    traceparent: fc.string(),
    data: fc.jsonValue(),
  },
  { requiredKeys: ['specversion', 'id', 'source', 'type', 'time', 'correlationid', 'traceparent', 'data'] },
);

describe('an envelope', () => {
  it('is the same after the wire', () => {
    fc.assert(
      fc.property(anyEnvelope, (envelope) => {
        // What JSON cannot say (-0, a prototype) is no part of a message.
        expect(decodeEnvelope(encodeEnvelope(envelope))).toEqual(JSON.parse(JSON.stringify(envelope)));
      }),
    );
  });

  it('is not found in garbage, and nothing throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(decodeEnvelope(Buffer.from(bytes))).toBeUndefined()));
    fc.assert(fc.property(fc.json(), (text) => expect(decodeEnvelope(Buffer.from(text))).toBeUndefined()));
  });

  it('is not found where one attribute is missing or of another form', () => {
    const required = ['specversion', 'id', 'source', 'type', 'time', 'correlationid', 'traceparent'];
    fc.assert(
      fc.property(anyEnvelope, fc.constantFrom(...required), fc.constantFrom(undefined, null, 7, [], {}), (envelope, name, wrong) => {
        expect(decodeEnvelope(Buffer.from(JSON.stringify({ ...envelope, [name]: wrong })))).toBeUndefined();
      }),
    );
  });

  it('names the schema of its data by type and major version', () => {
    expect(dataSchemaOf({ name: 'booking.created', version: 1 })).toBe('urn:demo-booking:booking.created:1');
  });
});
