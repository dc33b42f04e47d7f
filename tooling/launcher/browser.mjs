import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from './commands.mjs';
import { installFromDebian, isDebianRoot } from './debian.mjs';
import { LaunchProblem, lastLines } from './messages.mjs';
import { projectFolder, toolEnv } from './project.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Finds the browser for the journeys: CHROMIUM_PATH, one on the PATH, or Playwright's own download.
 * @returns {string} path of the program, empty when there is none
 */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && fs.existsSync(given)) return given;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const found = COMMANDS.map((name) => path.join(folder, name)).find((file) => fs.existsSync(file));
    if (found) return found;
  }
  if (fs.existsSync(MAC_CHROME)) return MAC_CHROME;
  return findDownloadedBrowser();
}

/**
 * Downloads a browser when the computer has none.
 * @param {{ note: (words: string) => void, progress: (line: string) => void }} show
 * @throws {LaunchProblem} with the ways to get one
 */
export async function ensureBrowser({ note, progress }) {
  let said = '';
  if (!findBrowser() && isDebianRoot()) said += await installFromDebian('chromium', progress);
  if (!findBrowser()) said += await downloadThroughPlaywright(progress);
  const found = findBrowser();
  if (!found) throw new LaunchProblem(explainMissingBrowser(said));
  note(found);
}

/** @param {string} said what the attempts to get one said */
export function explainMissingBrowser(said) {
  return [
    'No Chromium was found for the browser journeys, and none could be fetched.',
    'Any one of these is enough; then run the command again:',
    '  1. install it:       apt-get install chromium (Debian), or Google Chrome',
    '  2. download it:      npx playwright install --with-deps chromium',
    '  3. use one you have: CHROMIUM_PATH=/path/to/chromium npm test',
    '',
    lastLines(said, 15),
  ].join('\n');
}

async function downloadThroughPlaywright(progress) {
  const command = path.join(projectFolder, 'node_modules', '.bin', 'playwright');
  const { output } = await runCommand({
    command,
    args: ['install', 'chromium'],
    cwd: projectFolder,
    env: toolEnv(process.env),
    onLine: progress,
  });
  return output;
}

function findDownloadedBrowser() {
  const places = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    path.join(os.homedir(), '.cache', 'ms-playwright'),
    path.join(os.homedir(), 'Library', 'Caches', 'ms-playwright'),
  ];
  for (const place of places.filter(Boolean)) {
    const versions = fs.existsSync(place) ? fs.readdirSync(place).filter((name) => name.startsWith('chromium-')) : [];
    const programs = versions.flatMap((version) => programsIn(path.join(place, version)));
    if (programs[0]) return programs[0];
  }
  return '';
}

function programsIn(folder) {
  const candidates = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  return candidates.map((name) => path.join(folder, name)).filter((file) => fs.existsSync(file));
}
