import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const page = readFileSync(join(project, 'docs/asvs.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d/.test(line));
const states = ['met', 'partly', 'not applicable', '**not met**'];

/** Files in code spans, and the titles in quotes that stand before `in` and their file. */
const filesOf = (row: string) =>
  [...row.matchAll(/`([\w@()./[\]-]+\/[\w@()./[\]-]+\.\w+)`/g)].map(([, path = '']) => path);
const titlesOf = (row: string) =>
  [...row.matchAll(/((?:“[^”]+”(?:, )?)+) (?:in|is) `([^`]+)`/g)].flatMap(([, quoted = '', path = '']) =>
    [...quoted.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ path, title })),
  );
const read = (path: string) => (existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8') : '');

describe('docs/asvs.md', () => {
  test('has each requirement of the first two levels once, with a state', () => {
    const numbers = rows.map((row) => row.split('|')[1]?.trim() ?? '');
    expect(new Set(numbers).size).toBe(rows.length);
    expect(rows).toHaveLength(253);
    for (const row of rows) expect(states).toContain(row.split('|')[3]?.trim());
  });

  test('counts them right', () => {
    const [met, partly, isNot, absent] = ['met', 'partly', '**not met**', 'not applicable'].map(
      (state) => rows.filter((row) => row.split('|')[3]?.trim() === state).length,
    );
    expect(page).toContain(
      `Of 253 requirements ${met} are met, ${partly} partly, ${isNot} not, and ${absent} do not apply.`,
    );
  });

  test('names files that exist', () => {
    expect(filesOf(page).length).toBeGreaterThan(150);
    expect(filesOf(page).filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });

  test('names tests that exist', () => {
    const titles = titlesOf(page);
    expect(titles.length).toBe([...page.matchAll(/“/g)].length);
    const plain = (text: string) => text.replace(/\\'/g, "'");
    expect(titles.filter(({ path, title }) => !plain(read(path)).includes(title))).toEqual([]);
  });
});
