import { expect, test } from 'vitest';
import { shortId } from './short-id';

test('tells two accounts of the same moment apart', () => {
  const made = ['01a20b58-f178-74df-9399-1ae47ad37e78', '01a20b58-f370-74e6-af22-c4d7209a0388'];
  expect(made.map(shortId)).toEqual(['7ad37e78', '209a0388']);
});
