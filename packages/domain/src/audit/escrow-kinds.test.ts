import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declaredEscrows } from '../kernel';
import './service';

const source = join(import.meta.dirname, '..');

/** Returns the kinds of escrows that are declared in the files of this package. */
function kindsIn(accepts: (path: string) => boolean): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && accepts(path))
    .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/\bdefineEscrow\('([^']+)'\)/g)])
    .map(([, kind = '']) => kind);
}

test('the auditor knows every kind of escrow that a room declares, because it imports the room', () => {
  const isTest = (path: string) => path.endsWith('.test.ts') || path.startsWith('testing');
  expect(kindsIn(isTest)).toContain('test');
  expect(kindsIn((path) => !isTest(path)).filter((kind) => !declaredEscrows().includes(kind))).toEqual([]);
});
