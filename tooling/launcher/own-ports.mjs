import path from 'node:path';
import { stopLeftover } from './leftovers.mjs';
import { LaunchProblem, explainBusyPort } from './messages.mjs';
import { isPortFree } from './ports.mjs';

const USES = {
  web: { variable: 'PORT', usedBy: 'the web site' },
  sim: { variable: 'SIM_PORT', usedBy: 'the simulation' },
  worker: { variable: 'WORKER_PORT', usedBy: 'the worker' },
};

/**
 * Where the programs listen; `moreSims` when several processes share the zones.
 * @typedef {{ web: number, sim: number, worker: number, moreSims?: number[] }} Ports
 */

/**
 * The simulation processes by name, the first without a number.
 * @param {Ports} ports
 */
export function simsOf({ sim, moreSims = [] }) {
  return [sim, ...moreSims].map((port, place) => ({ name: place === 0 ? 'sim' : `sim-${place + 1}`, port }));
}

/** What distinguishes a leftover of an earlier, killed launcher from another program with the same number. */
export const programLooks = { web: /next/, sim: /main\.(js|ts)/, worker: /main\.(js|ts)/ };

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
  ];
  for (const { name, kind, port } of claims) {
    await stopLeftover({ pidFile: path.join(runDir, `${name}.pid`), looksLike: programLooks[kind], signal: 'SIGTERM' });
    if (!(await isPortFree(port))) throw new LaunchProblem(explainBusyPort({ port, ...USES[kind] }));
  }
}
