import { clientEvents } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { appRouter } from './root';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
}

/** Returns every text and number of a schema with its path. */
function leavesOf(schema: z.ZodType, path: string): (readonly [path: string, leaf: z.ZodType])[] {
  const def = schema._zod.def as unknown as Definition;
  if (['string', 'number', 'bigint'].includes(def.type)) return [[path, schema]];
  const parts: (readonly [string, z.ZodType | undefined])[] = [
    ...Object.entries(def.shape ?? {}),
    ['', def.innerType],
    ['[]', def.element],
    ['{key}', def.keyType],
    ['{}', def.valueType],
    ...(def.options ?? []).map((option, index) => [`|${index}`, option] as const),
    ...(def.items ?? []).map((item, index) => [`${index}`, item] as const),
  ];
  return parts.flatMap(([name, part]) => (part === undefined ? [] : leavesOf(part, `${path}.${name}`)));
}

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>;
const leaves = [
  ...Object.entries(procedures).flatMap(([path, { _def }]) => _def.inputs.flatMap((input) => leavesOf(input, path))),
  ...Object.entries(clientEvents).flatMap(([name, schema]) => leavesOf(schema, name)),
];
const ofType = (...types: string[]) => leaves.filter(([, leaf]) => types.includes(leaf._zod.def.type));
const accepted = (values: readonly unknown[], leaf: z.ZodType) =>
  values.filter((value) => leaf.safeParse(value).success);

describe('an input of a procedure or of the socket', () => {
  // The message itself loses all invisible characters before anything keeps it.
  it.each(ofType('string').filter(([path]) => path !== 'chat.send.text'))(
    'takes no text that the database cannot store: %s',
    (_path, leaf) => {
      expect(accepted(['\0', 'ab\0cd', '\ud800', 'ab\udfffcd'], leaf)).toEqual([]);
    },
  );

  it.each(ofType('string'))('takes no text without a greatest length: %s', (_path, leaf) => {
    expect(accepted(['a'.repeat(5_000), `A${'a'.repeat(5_000)}`, `${'a'.repeat(5_000)}@b.example`], leaf)).toEqual([]);
  });

  it.each(ofType('number', 'bigint'))('takes no number without bounds: %s', (_path, leaf) => {
    const numbers = [2 ** 53 - 1, 2 ** 53, 8.64e15 + 1, 1e300, Infinity, NaN, 1 - 2 ** 53, -(2 ** 53), -1e300];
    expect(accepted([...numbers, 2n ** 63n - 1n, 2n ** 64n, -(2n ** 63n)], leaf)).toEqual([]);
  });
});
