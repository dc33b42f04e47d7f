import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';

const eslint = new ESLint({ cwd: fileURLToPath(new URL('../../..', import.meta.url)) });
const lines = (count: number) => '  next();\n'.repeat(count);
const test70 = (call: string) => `${call}('pays two players', () => {\n${lines(70)}});\n`;

/** Returns the rules of this folder that the project's own configuration finds broken in a file. */
async function rulesBrokenBy(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const found = result?.messages.map(({ ruleId }) => ruleId ?? 'not readable') ?? [];
  return [...new Set(found)].filter((rule) => /^(code|jsdoc|stylistic)\/|^max-lines$|not readable/.test(rule));
}

const limits = 'apps/sim/src/gateway/limits.ts';
const race = 'packages/domain/src/wallet/race.test.ts';

test.each([
  ...['Date.now()', 'new Date()', 'Date()', 'performance.now()', 'globalThis.Date.now()', 'Math.random()'].map(
    (call) => ({ rule: 'code/ambient-sources', path: limits, code: `export const asked = () => ${call};\n` }),
  ),
  { rule: 'code/ambient-sources', path: limits, code: 'export const asked = process.env.PORT;\n' },
  {
    rule: 'code/timers',
    path: 'packages/domain/src/wallet/jobs.ts',
    code: 'export const wait = (then: () => void) => setTimeout(then, 1000);\n',
  },
  {
    rule: 'code/timers',
    path: 'apps/sim/src/zone/zone.ts',
    code: 'export const wait = (then: () => void) => globalThis.setInterval(then, 50);\n',
  },
  { rule: 'max-lines', path: 'apps/web/src/hud/layout.tsx', code: 'export const one = 1;\n'.repeat(401) },
  { rule: 'max-lines', path: race, code: "import './service';\n".repeat(401) },
  { rule: 'stylistic/max-len', path: limits, code: `export const one = '${'a'.repeat(120)}';\n` },
  { rule: 'stylistic/max-len', path: 'tooling/launcher/start.mjs', code: `// ${'a '.repeat(60)}\n` },
  { rule: 'code/function-length', path: limits, code: `export function count() {\n${lines(70)}}\n` },
  { rule: 'code/function-length', path: limits, code: `export const count = () => {\n${lines(70)}};\n` },
  {
    rule: 'code/function-length',
    path: 'apps/web/src/hud/frame.tsx',
    code: `export const Frame = () => (\n<div>\n${'  <i />\n'.repeat(70)}</div>\n);\n`,
  },
  { rule: 'code/function-length', path: race, code: test70('test') },
  ...['test.skip', 'it.only', 'describe.todo', 'test.concurrent.skip', 'test.fails', 'xit'].map((call) => ({
    rule: 'code/unrun-tests',
    path: race,
    code: `${call}('pays two players', () => {});\n`,
  })),
  { rule: 'code/unrun-tests', path: 'e2e/playwright.config.ts', code: 'export default { retries: 2 };\n' },
  {
    rule: 'jsdoc/require-jsdoc',
    path: 'packages/shared/src/mail/rules.ts',
    code: 'export function postage() {\n  return 2;\n}\n',
  },
])('$rule refuses $code'.slice(0, 60), async ({ rule, path, code }) => {
  expect(await rulesBrokenBy(path, code)).toEqual([rule]);
});

test.each([
  { path: 'apps/sim/src/main.ts', code: 'export const now = () => Date.now() + Number(process.env.PORT);\n' },
  { path: limits, code: "export const start = new Date('2077-01-01');\n" },
  { path: 'apps/sim/src/worker/relay.ts', code: 'setTimeout(() => {}, 5);\n' },
  { path: race, code: test70('describe') },
  { path: race, code: test70('describe.each([1])') },
  { path: 'e2e/playwright.config.ts', code: 'export const settings = { retries: 0 };\n' },
  {
    path: 'packages/shared/src/mail/rules.ts',
    code: '/** Postage in chits. */\nexport function postage() {\n  return 2;\n}\n',
  },
])('allows code in $path that only looks like a violation', async ({ path, code }) => {
  expect(await rulesBrokenBy(path, code)).toEqual([]);
});
