import fs from 'node:fs';
import path from 'node:path';
import { stopLeftover } from './leftovers.mjs';
import { LaunchProblem, explainBusyPort } from './messages.mjs';
import { isPortFree } from './ports.mjs';

const USES = {
  web: { variable: 'PORT', usedBy: 'the web site' },
  sim: { variable: 'SIM_PORT', usedBy: 'the simulation' },
  worker: { variable: 'WORKER_PORT', usedBy: 'the worker' },
  voice: { variable: 'VOICE_PORT', usedBy: 'the voice process' },
};

/**
 * Where the programs listen; `moreSims` when several processes share the zones, `voice` when players can talk.
 * @typedef {{ web: number, sim: number, worker: number, moreSims?: number[], voice?: number }} Ports
 */

/**
 * The simulation processes by name, the first without a number.
 * @param {Ports} ports
 */
export function simsOf({ sim, moreSims = [] }) {
  return [sim, ...moreSims].map((port, place) => ({ name: place === 0 ? 'sim' : `sim-${place + 1}`, port }));
}

/** What distinguishes a leftover of an earlier, killed launcher from another program with the same number. */
export const programLooks = { web: /next/, sim: /main\.(js|ts)/, worker: /main\.(js|ts)/, voice: /main\.(js|ts)/ };

/**
 * Ends leftovers of a launcher that was killed, then demands that no other program listens on our ports.
 * @param {{ ports: Ports, runDir: string }} claim
 * @throws {LaunchProblem} naming the port, and the variable that chooses another
 */
export async function clearPorts({ ports, runDir }) {
  const claims = [
    { name: 'web', kind: 'web', port: ports.web },
    ...simsOf(ports).map(({ name, port }) => ({ name, kind: 'sim', port })),
    { name: 'worker', kind: 'worker', port: ports.worker },
    ...(ports.voice === undefined ? [] : [{ name: 'voice', kind: 'voice', port: ports.voice }]),
  ];
  const claimed = claims.map(({ name }) => name);
  // An earlier launcher may have had more simulations than this one.
  const others = fs.readdirSync(runDir).flatMap((file) => /^(sim-\d+)\.pid$/.exec(file)?.[1] ?? []);
  for (const name of others.filter((one) => !claimed.includes(one))) await stopProgram({ runDir, name, kind: 'sim' });
  for (const { name, kind, port } of claims) {
    await stopProgram({ runDir, name, kind });
    if (!(await isPortFree(port))) throw new LaunchProblem(explainBusyPort({ port, ...choiceOf(kind, ports, port) }));
  }
}

function stopProgram({ runDir, name, kind }) {
  const pidFile = path.join(runDir, `${name}.pid`);
  return stopLeftover({ pidFile, looksLike: programLooks[kind], signal: 'SIGTERM' });
}

/** Returns who needs a port, and the variable with which another one is chosen. */
function choiceOf(kind, ports, busy) {
  if (kind !== 'sim' || !ports.moreSims?.length) return USES[kind];
  const example = simsOf(ports)
    .map(({ port }) => (port === busy ? port + 1000 : port))
    .join();
  return { ...USES.sim, variable: 'SIM_PORTS', example };
}
