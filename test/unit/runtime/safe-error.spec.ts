import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ConfigurationError, safeError } from '#runtime';

const secret = 'kari@example.no';

describe('what a log says of an error', () => {
  it('is its type, code and place, and never its message, however it is written', () => {
    const anyMessage = fc.array(fc.constantFrom(secret, '\n', '    at ', '(file.js:1:1)', ' ', 'x', ': '), { maxLength: 12 });
    fc.assert(
      fc.property(anyMessage, (parts) => {
        const said = safeError(Object.assign(new TypeError(parts.join('')), { code: 'ECONNREFUSED' }));
        expect(JSON.stringify(said)).not.toContain(secret);
        expect(said).toMatchObject({ type: 'TypeError', code: 'ECONNREFUSED' });
        expect(said.at?.join()).toContain('safe-error.spec');
      }),
    );
  });

  it('names what is wrong with the settings: those messages quote nothing', () => {
    expect(safeError(new ConfigurationError('PORT: is missing'))).toEqual({ type: 'ConfigurationError', message: 'PORT: is missing' });
  });

  it.each([
    ['a text', secret, { type: 'string' }],
    ['nothing', undefined, { type: 'undefined' }],
    ['null', null, { type: 'object' }],
    ['a plain object', { message: secret, code: 404 }, { type: 'object', code: '404' }],
    ['an object with a strange code', { code: { a: secret } }, { type: 'object' }],
  ])('of %s that was thrown is as little', (_what, thrown, said) => {
    expect(safeError(thrown)).toEqual(said);
  });

  it('leaves out the causes', () => {
    const error = new Error('outer', { cause: new Error(secret) });
    expect(JSON.stringify(safeError(error))).not.toContain(secret);
  });
});
