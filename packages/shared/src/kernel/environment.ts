import * as z from 'zod';

/** An origin, whatever path was written behind it. */
export const EnvOrigin = z.url().transform((url) => new URL(url).origin);
/** Several of them with commas between; none when it is empty or missing. */
export const EnvOrigins = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(z.array(EnvOrigin));
/** Switches that are `1` or nothing. */
export const EnvSwitch = z
  .enum(['0', '1', ''])
  .default('0')
  .transform((flag) => flag === '1');
export const EnvLogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info');

/** A variable that may be missing; an operator's file may also name it and leave it empty. */
export function envFilled<T extends z.ZodType>(schema: T) {
  return z.preprocess((text) => (text === '' ? undefined : text), schema.optional());
}

/**
 * The environment of a process, checked as a whole.
 * @param who how the process is called in the complaint, e.g. "The simulation"
 * @throws Error that lists every variable that is missing or wrong
 */
export function readEnvironment<T extends z.ZodType>(
  schema: T,
  source: Record<string, string | undefined>,
  who: string,
): z.infer<T> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${who} cannot start, its environment is not complete:\n${lines.join('\n')}`);
}
