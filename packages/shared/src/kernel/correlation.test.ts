import { expect, it } from 'vitest';
import { correlationIdFrom, readCorrelationId } from '.';

it.each(['k7qm2xwp9tad', 'A-b_c.d1', crypto.randomUUID(), 'a'.repeat(64)])('takes %s from a client', (sent) => {
  expect(readCorrelationId(sent)).toBe(sent);
});

it.each([
  ['nothing', undefined],
  ['a number', 12_345_678],
  ['a list', ['k7qm2xwp9tad']],
  ['an empty text', ''],
  ['a short text', 'a'.repeat(7)],
  ['a long text', 'a'.repeat(65)],
  ['ten kilobytes', 'a'.repeat(10_240)],
  ['a line end', 'k7qm2xwp9tad\n'],
  ['a second line', 'k7qm2xwp\nlevel=fatal'],
  ['a carriage return', 'k7qm2xwp\r\nset-cookie: a=b'],
  ['quotes', "k7qm2xwp'--"],
  ['double quotes', 'k7qm2xwp"}'],
  ['the end of a comment', 'k7qm2xwp*/ DROP TABLE inbox; /*'],
  ['markup', '<script>alert(1)</script>'],
  ['colours of a terminal', 'k7qm2xwp\u001B[31m'],
  ['letters of other scripts', 'к7qм2xwр9тad'],
  ['full-width letters', '\uFF4B7qm2xwp9tad'],
  ['a text that runs backwards', 'k7qm\u202E2xwp9'],
  ['an empty character', 'k7qm2xwp\u0000'],
])('takes no id with %s', (_, sent) => {
  expect(readCorrelationId(sent)).toBeNull();
});

it('makes ids that it takes itself, of letters that do not look alike', () => {
  const made = correlationIdFrom(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(made).not.toMatch(/[01loi]/);
  expect(readCorrelationId(made.slice(0, 12))).toBe(made.slice(0, 12));
});
