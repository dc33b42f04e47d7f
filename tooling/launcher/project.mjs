import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, from wherever a command is called. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files that stay on a computer between starts: its database, its secrets, downloaded programs. */
export const cacheFolder = path.join(projectFolder, '.cache');

/** Starts TypeScript sources without building them. */
export const tsxFlags = ['--import', 'tsx'];

const NPM_SETTINGS_KEPT = /^npm_config_(.*registry|.*proxy|cafile|userconfig|globalconfig|strict_ssl|cache|execpath)$/;

/**
 * Returns the environment for the tools we call, without the variables npm adds for itself, which would mislead pnpm.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !name.toLowerCase().startsWith('npm_') || NPM_SETTINGS_KEPT.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}
