import { contestants } from './contestants';
import { openRealm, type Realm } from './realm';
import { tableOf } from './report/table';
import { keep } from './report/keep';
import { runOne, type Run, type RunOptions } from './run';
import { findLargest, type Largest } from './search';
import { readOptions } from './options';

/** Runs the workload against all contestants, one after the other, and reports the results. */
export async function zoneAoi(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  let opened: Promise<Realm> | null = null;
  const realm = () => (opened ??= openRealm());
  const taking = contestants.filter(({ key }) => options.only.length === 0 || options.only.includes(key));
  const runs: Run[] = [];
  const largest: Largest[] = [];
  try {
    for (const workload of options.workloads) {
      for (const contestant of taking) runs.push(await send({ contestant, workload, ...options.lengths }, realm));
    }
    if (options.search)
      for (const contestant of taking)
        largest.push(await findLargest(contestant, { options, run: (one) => send(one, realm) }));
  } finally {
    await (opened as Promise<Realm> | null)?.then((one) => one.stop());
  }
  console.log(`\n${tableOf(runs, largest)}`);
  if (options.keep) console.log(`kept in ${keep({ runs, largest, args }).join(', ')}`);
}

function gateOf({ verdict }: Run): string {
  if (verdict === null) return 'gate left out';
  if (verdict.faults > 0 || verdict.ticks === 0)
    return `GATE FAILED: ${verdict.faults} faults; ${verdict.examples.join('; ')}`;
  const fresh = (verdict.freshShare * 100).toFixed(0);
  return `gate passed (${verdict.compared} positions in ${verdict.ticks} ticks, ${fresh} % of the very tick)`;
}

async function send(options: RunOptions, realm: () => Promise<Realm>): Promise<Run> {
  const run = await runOne(options, realm);
  const { generator } = run;
  console.log(
    `${run.title}, N=${run.players}, K=${run.neighbours}: ${run.cpuMicros.toFixed(1)} µs, ${run.hz.toFixed(2)} Hz, ` +
      `tick ${run.tickP50Ms.toFixed(1)}/${run.tickP99Ms.toFixed(1)} ms, ` +
      `update ${run.updateP50Ms.toFixed(1)}/${run.updateP99Ms.toFixed(1)} ms, ` +
      `${Math.round(run.bytesPerSecond)} B/s, ${run.memoryKb.toFixed(0)} KB; ${gateOf(run)}; ` +
      `generator ${(generator.cpuShare * 100).toFixed(0)} %${generator.isBusy ? ' TOO BUSY' : ''}, ` +
      `lag ${generator.lagP99Ms.toFixed(1)} ms; load before ${run.loadBefore.toFixed(1)}`,
  );
  if (Object.keys(run.phasesMs).length > 0)
    console.log(
      `  phases: ${Object.entries(run.phasesMs)
        .map(([phase, ms]) => `${phase} ${ms.toFixed(2)}`)
        .join(', ')} ms of a tick`,
    );
  for (const { name, share } of run.profile) console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`);
  return run;
}
