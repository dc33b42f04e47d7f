import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

/** CPU milliseconds of a browser so far. */
export interface BrowserCpu {
  readonly all: number;
  /** Of the process that draws. */
  readonly drawing: number;
  /** Of the pages' processes. */
  readonly pages: number;
}

/** Returns the CPU time that a browser and all its processes have used so far; needs Linux. */
export function cpuOfBrowser(rootPid: number): BrowserCpu {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const members = new Set([rootPid]);
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  const own = processes.filter(({ pid }) => members.has(pid));
  const sumOf = (type: string): number =>
    own.reduce((sum, { pid, ticks }) => sum + (typeOf(pid).includes(type) ? ticks * tickMs : 0), 0);
  return { all: sumOf(''), drawing: sumOf('--type=gpu-process'), pages: sumOf('--type=renderer') };
}

function typeOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function statOf(name: string): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
