import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-lock-'));
const script = path.join(folder, 'start.mjs');
const lock = JSON.stringify(new URL('./lock.mjs', import.meta.url).href);
// Each waits for the word, so that all of them try at the same moment, and lives until the test has counted.
fs.writeFileSync(
  script,
  `import { giveLockBack, takeLock } from ${lock};
  const file = process.argv[2];
  console.log('there');
  process.stdin.once('data', () => {
    const other = takeLock(file, { url: 'http://localhost:' + process.pid, looksLike: /start\\.mjs/ });
    console.log(other === undefined ? 'mine' : 'of ' + other.pid + ' at ' + other.url);
  });
  process.stdin.once('end', () => {
    giveLockBack(file);
    process.exit(0);
  });`,
);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts a process that tries to take the lock when a line arrives. */
function startTaker(file) {
  const child = spawn(process.execPath, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, say: async () => (await lines.next()).value };
}

describe('ten starts at the same moment', () => {
  it.each([
    ['no lock', undefined],
    ['the lock of a start that was killed', JSON.stringify({ id: 'a', pid: 2 ** 22 - 1, url: 'http://localhost:1' })],
    ['the lock of another program with the same number', JSON.stringify({ id: 'b', pid: process.pid, url: '' })],
    ['a lock that was written by half', '{"pid":'],
  ])('that find %s: one goes on, the others name it', async (_what, left) => {
    const file = path.join(folder, 'launcher.json');
    if (left !== undefined) fs.writeFileSync(file, left);
    const takers = Array.from({ length: 10 }, () => startTaker(file));
    await Promise.all(takers.map(({ say }) => say()));
    for (const { child } of takers) child.stdin.write('now\n');
    const answers = await Promise.all(takers.map(({ say }) => say()));
    const winner = takers[answers.indexOf('mine')]?.child.pid;
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['mine', `of ${winner} at http://localhost:${winner}`]));
    await Promise.all(
      takers.map(({ child }) => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.stdin.end();
        return gone;
      }),
    );
    expect(fs.readdirSync(folder)).toEqual(['start.mjs']);
  });
});
