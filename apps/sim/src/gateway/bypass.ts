import { createRequire } from 'node:module';

/** Majors of Node and the minor version of ws on which the short path was proven. */
const proven = { nodeMajors: [20, 22, 24], ws: '8.21.' } as const;

export interface Versions {
  /** For example `20.20.2`. */
  readonly node: string;
  /** The version that Engine.IO uses. */
  readonly ws: string;
}

/** Whether binary frames may take the short path past the streams of Node and the layers of Socket.IO, or why not. */
export type Bypass = { readonly isOn: true } | { readonly isOn: false; readonly why: string };

/** Decides whether sockets take the short path: only on versions it was proven on, and not when it is turned off. */
export function bypassFor(setting: 'auto' | 'off', { node, ws }: Versions): Bypass {
  if (setting === 'off') return { isOn: false, why: 'SIM_SOCKET_BYPASS is off' };
  const major = Number(node.split('.')[0]);
  if (!proven.nodeMajors.some((one) => one === major))
    return { isOn: false, why: `Node ${node} is not one of ${proven.nodeMajors.join(', ')}` };
  if (!ws.startsWith(proven.ws)) return { isOn: false, why: `ws ${ws} is not ${proven.ws}x` };
  return { isOn: true };
}

/** Loads a module as Engine.IO loads it, which may have a ws of its own. */
export function requireAsEngineIo(name: string): unknown {
  const fromHere = createRequire(import.meta.url);
  const fromSocketIo = createRequire(fromHere.resolve('socket.io'));
  return createRequire(fromSocketIo.resolve('engine.io'))(name);
}

/** Returns the versions this process runs on. */
export function runningVersions(): Versions {
  const { version } = requireAsEngineIo('ws/package.json') as { readonly version: string };
  return { node: process.versions.node, ws: version };
}
