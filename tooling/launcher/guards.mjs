import { spawn } from 'node:child_process';
import net from 'node:net';

// The shell reads until the pipe breaks, which happens however its owner dies.
const GUARD_STACK = `
read -r never
pids=$(cat "$0"/web.pid "$0"/sim*.pid "$0"/worker.pid 2>/dev/null)
redis=$(cat "$0"/redis.pid 2>/dev/null)
postgres=$(cat "$0"/postgres.pid 2>/dev/null)
for pid in $pids; do kill -TERM $pid 2>/dev/null; done
tries=0
while [ $tries -lt 75 ]; do
  alive=
  for pid in $pids; do kill -0 $pid 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && break
  sleep 0.2
  tries=$((tries + 1))
done
for pid in $pids; do kill -KILL $pid 2>/dev/null; done
kill -TERM $redis 2>/dev/null
kill -INT $postgres 2>/dev/null
# A new launcher may have written files of its own meanwhile.
for pid in $pids $redis $postgres; do
  for file in "$0"/*.pid; do [ "$(cat "$file" 2>/dev/null)" = "$pid" ] && rm -f "$file"; done
done
`;
const GUARD_ONE = 'read -r never; kill -KILL "$0" 2>/dev/null';

/**
 * Stops a stack in good order when its launcher dies without being able to do it.
 * @param {string} runDir with the process ids of the running programs; an orderly stop leaves none there
 * @returns {() => Promise<void>} ends the guard
 */
export function guardStack(runDir) {
  return guard(GUARD_STACK, runDir);
}

/**
 * Kills one program when this process dies before it.
 * @param {number} pid
 * @returns {() => Promise<void>} ends the guard
 */
export function guardProgram(pid) {
  return guard(GUARD_ONE, String(pid));
}

function guard(script, subject) {
  if (process.platform === 'win32') return async () => {};
  const shell = spawn('sh', ['-c', script, subject], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const gone = new Promise((resolve) => {
    shell.once('exit', resolve);
    shell.once('error', resolve);
  });
  shell.stdin.on('error', () => {});
  shell.unref();
  // A pipe is a socket, which alone would keep this process running.
  if (shell.stdin instanceof net.Socket) shell.stdin.unref();
  return async () => {
    shell.ref();
    shell.kill('SIGKILL');
    await gone;
  };
}
