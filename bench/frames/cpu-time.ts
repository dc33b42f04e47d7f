import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

/** Returns the CPU milliseconds that a process and all its descendants have used so far; needs Linux. */
export function cpuMsOfTree(rootPid: number): number {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const members = new Set([rootPid]);
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  return processes.reduce((sum, { pid, ticks }) => sum + (members.has(pid) ? ticks * tickMs : 0), 0);
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
