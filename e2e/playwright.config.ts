import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { ports } from './support/ports';

/** Debian's Chromium or Chrome when there is one, else the one Playwright downloaded. */
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/**
 * Journeys in `*.spec.ts` belong to the short lane, those in `*.long.spec.ts` to the long one. Say `TEST_LANE=long` for
 * the long lane; without it the short one runs, unless the command line names long journeys. The choice is left in the
 * environment because every worker reads this file again.
 */
process.env.TEST_LANE ||= process.argv.slice(2).some((arg) => arg.includes('long')) ? 'named' : 'short';
const journeys = {
  short: { testMatch: '**/*.spec.ts', testIgnore: '**/*.long.spec.ts' },
  long: { testMatch: '**/*.long.spec.ts' },
  named: { testMatch: '**/*.spec.ts' },
}[process.env.TEST_LANE];
if (journeys === undefined) throw new RangeError(`TEST_LANE=${process.env.TEST_LANE} is neither short nor long`);

/** Ends a journey that hangs; the first ten minutes of the game take about seven of them on two quiet cores. */
const timeoutMs = (process.env.TEST_LANE === 'short' ? 8 : 45) * 60_000;

export default defineConfig({
  testDir: './specs',
  ...journeys,
  outputDir: '../.cache/e2e/results',
  globalSetup: './support/set-up.ts',
  // Two browsers at once leave the machine's second core to the simulation.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: timeoutMs,
  // A state that is waited for has as long as its test has.
  expect: { timeout: timeoutMs },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${ports.web}`,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    // Each look at the world would be recorded with pictures, which takes longer than the journey itself.
    trace: 'off',
    // `leaveAll` takes a picture of what failed; Playwright would take one of each context that is closed.
    screenshot: 'off',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--enable-unsafe-swiftshader',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--mute-audio',
        // A microphone that beeps, and the player's consent to it.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
});
