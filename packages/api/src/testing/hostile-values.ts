import type { Rng } from '@necp/shared/kernel';

/** The part of a JSON schema that the values are drawn from. */
export interface ValueSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly items?: ValueSchema;
  readonly anyOf?: readonly ValueSchema[];
  readonly oneOf?: readonly ValueSchema[];
  readonly minimum?: number;
}

const nul = '\0';
const deep = (depth: number) => JSON.parse(`${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`) as unknown;
/** Texts that Postgres refuses. */
const unstorableTexts = [nul, `a${nul}b`, '\ud800', 'a\udfff'] as const;
const hostileTexts = [
  '',
  ' ',
  '\u202e\u200b',
  '\u{1f600}'.repeat(40),
  'x'.repeat(5_000),
  "'; DROP TABLE accounts; --",
  '../../etc/passwd',
  '{{7*7}}',
  '%00',
  '%s%n',
  '__proto__',
  'constructor',
  'NaN',
  'Infinity',
  '-1',
  '1e400',
  '9223372036854775808',
  '0x10',
  '00000000-0000-0000-0000-000000000000',
  '2077-02-31T99:99:99Z',
] as const;
const hostileNumbers = [
  -1,
  0,
  -0,
  0.5,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  1 - 2 ** 53,
  8.64e15,
  8.64e15 + 1,
  1e300,
  1e-300,
] as const;
const hostileShapes: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  { toString: 1, valueOf: 2 },
  JSON.parse('{"__proto__":{"polluted":1}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  { $ne: null },
  deep(500),
];

export function hostileValue(rng: Rng): unknown {
  const kind = rng.int(0, 2);
  if (kind === 0) return hostileText(rng);
  return kind === 1 ? rng.pick(hostileNumbers) : rng.pick(hostileShapes);
}

export const hostileText = (rng: Rng): string => rng.pick(rng.int(0, 1) === 0 ? unstorableTexts : hostileTexts);

/** Values that exist, by the name of their property, so that a call goes further than the first check. */
export type KnownValues = Readonly<Record<string, unknown>>;

/** Draws a value that fits a schema, and replaces some of its parts by hostile ones. */
export function drawValue(schema: ValueSchema, rng: Rng, known: KnownValues): unknown {
  const draw = (part: ValueSchema, name: string): unknown => {
    if (rng.int(1, 6) === 1) return hostileValue(rng);
    if (Object.hasOwn(known, name)) return known[name];
    const choice = part.anyOf ?? part.oneOf;
    if (choice !== undefined) return draw(rng.pick(choice), name);
    if (part.const !== undefined) return part.const;
    if (part.enum !== undefined) return rng.pick(part.enum);
    return drawTyped(part, name);
  };
  const drawTyped = (part: ValueSchema, name: string): unknown => {
    const type = Array.isArray(part.type) ? part.type[0] : part.type;
    if (type === 'object')
      return Object.fromEntries(Object.entries(part.properties ?? {}).map(([key, inner]) => [key, draw(inner, key)]));
    if (type === 'array') return Array.from({ length: rng.int(0, 3) }, () => draw(part.items ?? {}, name));
    if (type === 'integer' || type === 'number') return (part.minimum ?? 1) + rng.int(0, 5);
    if (type === 'boolean') return rng.int(0, 1) === 1;
    if (rng.int(1, 3) === 1) return hostileText(rng);
    if (part.format === 'uuid') return '00000000-0000-7000-8000-000000000001';
    return part.pattern === undefined ? 'rain' : 'watson';
  };
  return draw(schema, '');
}
