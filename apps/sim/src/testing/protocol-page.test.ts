import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { protocolPage } from './protocol-page/page';

const page = new URL('../../../../docs/protocol.md', import.meta.url);

test('docs/protocol.md says what the code sends and reads', async () => {
  await expect(protocolPage(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page.pathname);
});

test('a document that leaves one of these parts out is refused', () => {
  const without = readFileSync(page, 'utf8').replace('<!-- from the code: close reasons -->', '');
  expect(() => protocolPage(without)).toThrow('the document has no mark for close reasons');
});
