import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOf } from './leftovers.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-guards-'));
const guards = JSON.stringify(new URL('./guards.mjs', import.meta.url).href);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts an owner that starts a program, guards it, and reports its process id. */
function startOwner(guarding) {
  const script = `
    const { guardProgram, guardStack } = await import(${guards});
    const { spawn } = await import('node:child_process');
    const fs = await import('node:fs');
    const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
    ${guarding}
    console.log(child.pid);
    setInterval(() => {}, 1000);
  `;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) =>
    owner.stdout.once('data', (chunk) => resolve({ owner, pid: Number(chunk.toString()) })),
  );
}

async function untilGone(pid) {
  while (commandOf(pid) !== '') await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('when the launcher is killed without warning', () => {
  it.each(['web', 'sim', 'sim-2', 'sim-13', 'worker'])('the program %s stops with it', async (name) => {
    const runDir = fs.mkdtempSync(path.join(folder, `${name}-`));
    const pidFile = JSON.stringify(path.join(runDir, `${name}.pid`));
    const { owner, pid } = await startOwner(
      `fs.writeFileSync(${pidFile}, String(child.pid)); guardStack(${JSON.stringify(runDir)});`,
    );
    expect(commandOf(pid)).toContain('sleep');
    owner.kill('SIGKILL');
    await untilGone(pid);
    expect(commandOf(pid)).toBe('');
  });

  it('the servers of a test run stop with it', async () => {
    const { owner, pid } = await startOwner('guardProgram(child.pid);');
    expect(commandOf(pid)).toContain('sleep');
    owner.kill('SIGKILL');
    await untilGone(pid);
    expect(commandOf(pid)).toBe('');
  });
});
