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
/** Several origins separated by commas, each exactly as browsers send it; none when the variable is empty. */
export const EnvExactOrigins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .pipe(
    z.array(
      z.string().refine((text) => isExactOrigin(text), {
        error: (issue) => `${String(issue.input)} is no origin such as https://tools.example.org`,
      }),
    ),
  );

/** Checks whether a text is an origin as browsers send it: a scheme and a host, no path, no pattern, not `null`. */
function isExactOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

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
