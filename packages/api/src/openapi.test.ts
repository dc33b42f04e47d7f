import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { openApiDocument } from './openapi';

const document = JSON.parse(JSON.stringify(openApiDocument('http://localhost:3000'))) as Record<string, unknown>;

/** Returns every object of the document with its place in it. */
function* objectsIn(value: unknown, place = ''): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [place, value as Record<string, unknown>];
  for (const [key, part] of Object.entries(value)) yield* objectsIn(part, `${place}/${key}`);
}

it('is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('requires no property that it does not describe', () => {
  const missing = [...objectsIn(document)].flatMap(([place, { required, properties }]) =>
    Array.isArray(required)
      ? required
          .filter((key) => !Object.hasOwn((properties ?? {}) as object, String(key)))
          .map((key) => `${place} ${key}`)
      : [],
  );
  expect(missing).toEqual([]);
});

it('names each operation once', () => {
  const ids = [...objectsIn(document)].flatMap(([, { operationId }]) => operationId ?? []);
  expect(ids.length).toBeGreaterThan(50);
  expect(new Set(ids).size).toBe(ids.length);
});
