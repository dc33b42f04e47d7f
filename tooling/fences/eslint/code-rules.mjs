import stylistic from '@stylistic/eslint-plugin';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import jsdoc from 'eslint-plugin-jsdoc';
import { functionLength } from './function-length.mjs';

const CODE = ['**/*.{ts,tsx,mjs,js}'];
const TESTS = ['**/*.{test,spec}.{ts,tsx,mjs}', '**/*.config.{ts,mjs}'];
/** Files of content, and icons written as data; their functions are tables. */
const TABLES = ['packages/content/data/**', 'packages/content/src/**/*data/**'];

/** The files where time, randomness and the environment enter; all other code receives them as arguments. */
const EDGES = [
  '**/main.ts',
  '**/main{,.long}.test.ts',
  '{packages,apps}/*/scripts/**',
  '**/instrumentation.ts',
  'apps/web/src/server/boot.ts',
  'apps/sim/src/sim.ts',
  '**/env.ts',
  '**/kernel/{clock,chance,rng}.ts',
  'apps/web/src/game/**/{clock,chance,rng}.ts',
  'apps/web/src/game/{cityscape,play/game,render/canvas-host}.ts',
  '**/*.config.{ts,mjs,js}',
  '{apps,packages}/*/*.mjs',
  '**/testing/**',
  '**/testing.ts',
  '{tooling,bench,e2e}/**',
  'packages/db/src/migrate.ts',
  'packages/db/src/seed/**',
];

/** Rules, rooms and zones must not wait: what happens later is a job or a tick. */
const WITHOUT_TIMERS = ['packages/{shared,domain}/src/**', 'apps/sim/src/zone/**'];

const restrict = (message, selectors) => ['error', ...selectors.map((selector) => ({ selector, message }))];
const ambient = (name, property) => [
  `MemberExpression[object.name='${name}'][property.name='${property}']`,
  `MemberExpression[object.property.name='${name}'][property.name='${property}']`,
];

const ambientSources = restrict('Take time, chance and the environment as arguments, so that a run can be replayed.', [
  ...ambient('Date', 'now'),
  ...ambient('performance', 'now'),
  ...ambient('Math', 'random'),
  ...ambient('process', 'env'),
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
]);

const timers = restrict('Timers belong to the process (main.ts, worker), not to rules, rooms and zones.', [
  'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]',
  "CallExpression[callee.object.name='globalThis'][callee.property.name=/^set(Timeout|Interval|Immediate)$/]",
]);

const TEST = '/^(test|it|describe|suite)$/';
const NOT_RUN = '/^(skip|only|todo|fixme|fails|skipIf|runIf)$/';
const unrunTests = restrict('A test runs, once, and counts.', [
  `MemberExpression[object.name=${TEST}][property.name=${NOT_RUN}]`,
  `MemberExpression[object.object.name=${TEST}][property.name=${NOT_RUN}]`,
  'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
  'Property[key.name=/^(retry|retries)$/]:not([value.value=0])',
]);

const restrictedSyntax = builtinRules.get('no-restricted-syntax');

/** The ESLint checks of each file's shape and calls; `code-rules.test.ts` plants a violation for each rule. */
export const codeRules = [
  {
    files: CODE,
    plugins: {
      stylistic,
      jsdoc,
      code: {
        rules: {
          'function-length': functionLength,
          'ambient-sources': restrictedSyntax,
          timers: restrictedSyntax,
          'unrun-tests': restrictedSyntax,
        },
      },
    },
    rules: {
      'max-lines': ['error', 400],
      'stylistic/max-len': ['error', { code: 120, tabWidth: 2 }],
      'code/function-length': ['error', 70],
    },
  },
  { files: TABLES, rules: { 'code/function-length': 'off' } },
  { files: ['{packages,apps}/**/*.{ts,tsx,mjs}'], ignores: EDGES, rules: { 'code/ambient-sources': ambientSources } },
  {
    files: WITHOUT_TIMERS,
    ignores: ['**/*.test.{ts,tsx}', '**/testing/**', '**/testing.ts'],
    rules: { 'code/timers': timers },
  },
  { files: TESTS, rules: { 'code/unrun-tests': unrunTests } },
  {
    files: ['packages/domain/src/*/{service,steps,queries}.ts', 'packages/shared/src/*/rules.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true }, enableFixer: false },
      ],
    },
  },
];
