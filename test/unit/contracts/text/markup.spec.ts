import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hasMarkup } from '../../../../libs/contracts/src/text/index.js';

describe('xss_sanitization', () => {
  test.each([
    '<script>alert(1)</script>',
    'Hei <b>du</b>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '</p>',
    '<!-- hei -->',
    '<!doctype html>',
    '<?xml version="1.0"?>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;img src=x&#62;',
    '&ltb&gt',
    '<b a=&quot;>',
    'x" onclick="alert(1)',
    "x' OnMouseOver = 'y'",
    'x onfocus\n=\ny',
    'onload&#61;alert(1)',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscr\nipt:alert(1)',
    'java&Tab;script&colon;alert(1)',
    'vbscript:msgbox',
    'se data:text/html,x',
    'data:\ttext/html;base64,x',
  ])('%j is markup', (text) => {
    expect(hasMarkup(text)).toBe(true);
  });

  test.each([
    '5 < 10 & "quotes"',
    'we <3 demos',
    'Landsforeningen for overlevere <3',
    'Pris for 5 < antall < 50 brukere?',
    'Phase one = pilot',
    'Phase one = pilot; phase two = alle fylkeslag',
    'AT&T, R&D & co; a&b=c',
    'Common onclick handlers are no theme; one=1, son=2',
    'konclick=1 and økonload=2',
    'Javascript is a language; the data: text and html',
    'metadata:text/html',
    'a <- b -> c <= d >= e',
    '&lt; &amp; &gt;',
    'a @ b <kari',
  ])('%j is text', (text) => {
    expect(hasMarkup(text)).toBe(false);
  });

  test('an element is found inside any text', () => {
    const around = fc.string({ unit: fc.constantFrom(...Array.from('ab &;="\' \n🙂å')) });
    const element = fc.constantFrom('b', 'script', 'img', 'x-y');
    fc.assert(
      fc.property(around, element, around, (before, name, after) => {
        expect(hasMarkup(`${before}<${name}>${after}`)).toBe(true);
        expect(hasMarkup(`${before}&lt;/${name}&gt;${after}`)).toBe(true);
      }),
    );
  });

  test('text without angle brackets, entities, colons and equals signs always passes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[<&:=]/.test(text));
        expect(hasMarkup(text)).toBe(false);
      }),
    );
  });

  test.each(['<', '<a ', '</', '&', '&amp;', 'on', 'onclick ', 'j\n', 'javascript', '<!--'])(
    'judging a text full of %j takes time in proportion to its length',
    (part) => {
      const text = part.repeat(50_000 / part.length);
      const tookMs = [1, 2, 3].map(() => {
        const start = performance.now();
        hasMarkup(text);
        return performance.now() - start;
      });
      // Some 10 ms; a quadratic search takes seconds, each time. The machine may have been busy with something else once.
      expect(Math.min(...tookMs)).toBeLessThan(500);
    },
  );
});
