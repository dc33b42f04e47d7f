import { expect, test } from 'vitest';
import { allowed, map, orderly, plants } from './plants.mjs';
import { findUntidiness, tidyRules } from './rules.mjs';

interface Planted {
  path: string;
  text: string;
  bytes: number;
}

const planted: Record<string, Planted[][]> = plants;
const cases = Object.entries(planted).flatMap(([rule, trials]) =>
  trials.map((files) => ({ rule, files, path: files.map((file) => file.path).join(', ') })),
);

/** Returns the tidy repository, in which planted files replace those of the same name. */
function treeWith(files: Planted[]): Planted[] {
  const kept = orderly.filter((own) => !files.some((file) => file.path === own.path));
  return [...kept, ...files];
}

function rulesBrokenBy(files: Planted[]): string[] {
  return [...new Set(findUntidiness(treeWith(files), map).map((finding) => finding.rule))];
}

test('every tidy rule has a planted violation, and gives its reason in one sentence', () => {
  expect(Object.keys(planted).sort()).toEqual(tidyRules.map((rule) => rule.name).sort());
  for (const rule of tidyRules) expect(rule.comment, rule.name).toMatch(/^[A-Z].{15,}\.$/);
});

test('a tidy repository has no findings', () => {
  expect(findUntidiness(orderly, map)).toEqual([]);
});

test('code that only looks like a violation is allowed', () => {
  expect(findUntidiness(treeWith(allowed), map)).toEqual([]);
});

test.each(cases)('$rule catches the violation planted in $path', ({ rule, files }) => {
  expect(rulesBrokenBy(files)).toEqual([rule]);
});

test('a finding names the file and the line', () => {
  const text = '\nexport async function move() {}\n';
  const files = [{ path: 'apps/sim/src/zone/movement/move.ts', text, bytes: text.length }];
  expect(findUntidiness(treeWith(files), map)).toMatchObject([
    { rule: 'ticks-await-nothing', path: 'apps/sim/src/zone/movement/move.ts', line: 2 },
  ]);
});
