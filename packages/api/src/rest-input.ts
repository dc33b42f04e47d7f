interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
}
/** The part of a Zod schema that is needed to traverse it. */
export interface Schema {
  readonly _zod: { readonly def: unknown };
}

/**
 * Converts JSON and query texts into the types of a schema: decimal text for 64-bit numbers, ISO text for times, and
 * (from queries) text for numbers and booleans. Values that do not fit stay unchanged, so that the schema refuses them.
 */
export function reviveInput(schema: Schema, value: unknown, from: 'json' | 'query'): unknown {
  const definition = schema._zod.def as Definition;
  if (definition.innerType && ['optional', 'nullable', 'default', 'readonly'].includes(definition.type))
    return reviveInput(definition.innerType, value, from);
  if (definition.type === 'object' && definition.shape && isRecord(value)) {
    const { shape } = definition;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        Object.hasOwn(shape, key) && shape[key] ? reviveInput(shape[key], part, from) : part,
      ]),
    );
  }
  if (definition.type === 'array' && definition.element && Array.isArray(value)) {
    const { element } = definition;
    return value.map((part) => reviveInput(element, part, from));
  }
  return reviveLeaf(definition.type, value, from);
}

function reviveLeaf(type: string, value: unknown, from: 'json' | 'query'): unknown {
  if (type === 'bigint' && Number.isSafeInteger(value)) return BigInt(value as number);
  if (typeof value !== 'string') return value;
  if (type === 'bigint' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  if (type === 'date' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return new Date(value);
  if (from === 'json') return value;
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
