import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, listSources, readStamp, writeStamp } from './sources.mjs';

let root = '';

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-sources-'));
  write('apps/web/src/page.ts', 'one');
  write('apps/web/.next/BUILD_ID', 'made');
  write('apps/web/node_modules/x/index.js', 'made');
  write('apps/web/src/page.test.ts', 'a test');
});

function write(file, text) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

function print() {
  return fingerprint({ root, files: listSources({ root, folders: ['apps'] }) });
}

describe('the fingerprint of sources', () => {
  it('covers only what people wrote and what ends in the product', () => {
    expect(listSources({ root, folders: ['apps'] })).toEqual([path.join('apps', 'web', 'src', 'page.ts')]);
  });

  it('changes when a source has changed', () => {
    const before = print();
    write('apps/web/src/page.ts', 'two');
    expect(print()).not.toBe(before);
  });

  it('changes when a source has moved', () => {
    const before = print();
    fs.renameSync(path.join(root, 'apps/web/src/page.ts'), path.join(root, 'apps/web/src/other.ts'));
    expect(print()).not.toBe(before);
  });

  it('stays when only a product or a test has changed', () => {
    const before = print();
    write('apps/web/.next/BUILD_ID', 'made again');
    write('apps/web/src/page.test.ts', 'another test');
    expect(print()).toBe(before);
  });

  it('is found again where it was stamped', () => {
    const stamp = path.join(root, 'stamps', 'install');
    expect(readStamp(stamp)).toBe('');
    writeStamp(stamp, 'abc');
    expect(readStamp(stamp)).toBe('abc');
  });
});
