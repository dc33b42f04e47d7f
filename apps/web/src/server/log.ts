import pino from 'pino';
import { env } from '../env';
import { oncePerProcess } from './once-per-process';

const secrets = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'resetToken',
  'trustToken',
  'recoveryCodes',
  'passwordHash',
  'ticket',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
];

/** Logs JSON lines to standard output; values whose names indicate secrets are left out. */
export const log = (): pino.Logger =>
  oncePerProcess('log', () =>
    pino({
      level: env.LOG_LEVEL,
      base: { service: 'web' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secrets.flatMap((name) => [quoted(name), `*${quoted(name)}`, `*.*${quoted(name)}`]),
        censor: '[secret]',
      },
    }),
  );

function quoted(name: string): string {
  return `["${name}"]`;
}
