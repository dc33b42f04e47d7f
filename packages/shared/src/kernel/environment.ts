import * as z from 'zod';

/** An origin; a path after it is dropped. */
export const EnvOrigin = z.url().transform((url) => new URL(url).origin);
/** Several origins separated by commas; none when the variable is empty or missing. */
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
/** A switch, which is `1` or empty. */
export const EnvSwitch = z
  .enum(['0', '1', ''])
  .default('0')
  .transform((flag) => flag === '1');
/**
 * The address to listen on; programs listen on the loopback addresses alone when it is left out or empty.
 */
/** Long secrets with commas between them. */
export const EnvSecrets = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().min(32)).min(1));

export const EnvHost = envFilled(z.string());
export const EnvLogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info');

/** Returns the schema of an optional variable, which an operator's file may also name and leave empty. */
export function envFilled<T extends z.ZodType>(schema: T) {
  return z.preprocess((text) => (text === '' ? undefined : text), schema.optional());
}

/** Checks whether a URL leads from a machine to itself. */
export function isLoopbackUrl(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** Refuses pages for developers in an environment where others could open them. */
export const refusedDevPages = {
  path: ['DEV_PAGES'],
  message: "shows everyone's e-mails, so PUBLIC_URL must lead to this machine itself; unset DEV_PAGES",
};

/**
 * Reads the environment of a process and checks it as a whole.
 * @param who the name of the process in the error, e.g. "The simulation"
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
