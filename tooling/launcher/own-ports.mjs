import path from 'node:path'
import { stopLeftover } from './leftovers.mjs'
import { LaunchProblem, explainBusyPort } from './messages.mjs'
import { isPortFree } from './ports.mjs'

const USES = {
  web: { variable: 'PORT', usedBy: 'the web site' },
  sim: { variable: 'SIM_PORT', usedBy: 'the simulation' },
  worker: { variable: 'WORKER_PORT', usedBy: 'the worker' },
}

/** How a leftover of an earlier, killed launcher is told from a stranger with the same number. */
export const programLooks = { web: /next/, sim: /main\.(js|ts)/, worker: /main\.(js|ts)/ }

/**
 * Ends leftovers of a launcher that was killed, then demands that nobody else sits on our ports.
 * @param {{ ports: { web: number, sim: number, worker: number }, runDir: string }} claim
 * @throws {LaunchProblem} naming the port, and the variable that chooses another
 */
export async function clearPorts({ ports, runDir }) {
  for (const name of /** @type {const} */ (['web', 'sim', 'worker'])) {
    await stopLeftover({ pidFile: path.join(runDir, `${name}.pid`), looksLike: programLooks[name], signal: 'SIGTERM' })
    if (!(await isPortFree(ports[name]))) throw new LaunchProblem(explainBusyPort({ port: ports[name], ...USES[name] }))
  }
}
