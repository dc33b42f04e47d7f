import * as z from 'zod';

/** The part of JSON Schema in which Zod describes the messages of the socket. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
}

const contentIdPattern = '^[a-z][a-z0-9_]{1,63}$';

/** Returns a schema in one line: `{ name: type }`, `name?` for a field that may be left out, `[type]` for a list. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  return written(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape);
}

function written(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return choices.map(written).join(' | ');
  if (shape.type === 'object') return object(shape);
  if (shape.type === 'array') return `[${written(shape.items ?? {})}]${(shape.minItems ?? 0) > 0 ? ' not empty' : ''}`;
  if (shape.type === 'string') return text(shape);
  if (shape.type === 'integer' || shape.type === 'number') return amount(shape);
  const types = typeof shape.type === 'object' ? shape.type : [shape.type ?? 'any'];
  return types.join(' | ');
}

function object({ properties = {}, required = [], additionalProperties }: Shape): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${written(field)}`,
  );
  if (typeof additionalProperties === 'object')
    fields.push(Object.keys(additionalProperties).length === 0 ? '…' : `[name]: ${written(additionalProperties)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function text({ format, pattern, maxLength }: Shape): string {
  if (format === 'uuid') return 'uuid';
  if (pattern === contentIdPattern) return 'id';
  return maxLength === undefined ? 'string' : `string up to ${maxLength}`;
}

function amount({ type, minimum, maximum, exclusiveMinimum }: Shape): string {
  const name = type === 'integer' ? 'integer' : 'number';
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : exclusiveMinimum;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low === undefined && high === undefined) return name;
  if (high === undefined) return low === 0 && minimum === undefined ? `${name} above 0` : `${name} from ${low}`;
  return `${name} ${low ?? ''}..${high}`;
}
