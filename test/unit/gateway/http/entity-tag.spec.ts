import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { wantedVersions } from '../../../../apps/gateway/src/http/entity-tag.js';

const wanted = (ifMatch: string | undefined) => wantedVersions(Object({ headers: { 'if-match': ifMatch } }) satisfies FastifyRequest);

describe('If-Match', () => {
  test.each([
    [undefined, undefined],
    ['*', undefined],
    [' * ', undefined],
    ['"1"', [1]],
    ['"1","2"', [1, 2]],
    ['"1" , "12"\t,W/"3"', [1, 12]],
    ['W/"1"', []],
    ['"0"', []],
    ['"01"', []],
    ['"-1"', []],
    ['"1.5"', []],
    ['"abc", "7"', [7]],
    ['"x"1"', []],
    ['"9999999999999999"', []],
    ['1', []],
    ['"1', []],
    ['"1" "2"', []],
    ['"1";', []],
    ['', []],
  ])('%j', (ifMatch, versions) => {
    expect(wanted(ifMatch)).toEqual(versions);
  });

  test('with our own tags is their versions, whatever the blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1 }), { minLength: 1 }), fc.constantFrom(',', ', ', ' ,\t'), (versions, comma) => {
        expect(wanted(versions.map((version) => `"${version}"`).join(comma))).toEqual(versions);
      }),
    );
  });

  test('of any text asks for nothing that is no version', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const version of wanted(text) ?? []) expect(text).toContain(`"${version}"`);
      }),
    );
  });
});
