import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { codeRules } from './tooling/fences/eslint/code-rules.mjs';
import { noBannedNames } from './tooling/fences/eslint/no-banned-names.mjs';
import { noBooleanParameters } from './tooling/fences/eslint/no-boolean-parameters.mjs';

const NODE_GLOBALS = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'WebAssembly',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
];

/** Next finds these files by name and takes their default export; tools do the same with their configuration. */
const FOUND_BY_DEFAULT_EXPORT = [
  'apps/web/src/app/**/{page,layout,template,loading,error,global-error,not-found,default}.{ts,tsx}',
  'apps/web/src/app/**/{robots,sitemap,manifest,opengraph-image,icon}.{ts,tsx}',
  'apps/web/src/{middleware,instrumentation}.ts',
  'apps/web/src/**/request.ts',
  '**/*.config.{ts,mjs,js}',
  '**/{set-up,tear-down,test-services}.{ts,mjs}',
];

/** Where printing is the purpose: commands, builds, and the launcher. */
const COMMANDS = [
  'tooling/**',
  'bench/**',
  'e2e/**',
  '{apps,packages}/*/*.mjs',
  '**/{scripts,cli}/**',
  '**/*.config.*',
  '**/{main,cli,check,generate,migrate,audit,replay}.ts',
  'packages/db/src/seed/**',
];

const ENUMS = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of literals: an enum is a second vocabulary at run time.',
};
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that every export has one name everywhere.',
};

const necp = { rules: { 'no-banned-names': noBannedNames, 'no-boolean-parameters': noBooleanParameters } };

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.next/',
      '**/.turbo/',
      '**/.cache/',
      '**/generated/',
      '**/coverage/',
      '**/test-results/',
      '**/playwright-report/',
      '**/next-env.d.ts',
      '**/public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { necp },
    rules: {
      'necp/no-banned-names': 'error',
      'necp/no-boolean-parameters': 'error',
      'array-callback-return': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-duplicate-imports': 'off',
      'no-else-return': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-prototype-builtins': 'error',
      'no-restricted-syntax': ['error', ENUMS, DEFAULT_EXPORT],
      'no-self-compare': 'error',
      'no-throw-literal': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-rename': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\.{1,2}/.*\\.(ts|tsx|js)$', message: 'Imports inside a package carry no extension.' }],
        },
      ],
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error' },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: FOUND_BY_DEFAULT_EXPORT, rules: { 'no-restricted-syntax': ['error', ENUMS] } },
  { files: COMMANDS, rules: { 'no-console': 'off' } },
  ...codeRules,
  // Read by any Node, however old, before it is known to be too old.
  { files: ['tooling/launcher/{node-version,start,test}.mjs'], rules: { 'no-var': 'off', 'object-shorthand': 'off' } },
);
