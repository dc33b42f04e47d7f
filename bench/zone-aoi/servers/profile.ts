import { Session, type Profiler } from 'node:inspector/promises';

/** The share of the time spent in one function itself. */
export interface SelfTime {
  readonly name: string;
  readonly share: number;
}

const most = 40;

/** Samples every fifth of a millisecond which function runs; the sampling costs some time itself. */
export class ProfileOf {
  private readonly session = new Session();

  async begin(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.setSamplingInterval', { interval: 200 });
    await this.session.post('Profiler.start');
  }

  /** Returns the functions that took most time, idle time left out. */
  async end(): Promise<SelfTime[]> {
    const { profile } = await this.session.post('Profiler.stop');
    this.session.disconnect();
    return selfTimes(profile);
  }
}

function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTime[] {
  const nameOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(nameless)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`,
    ]),
  );
  const micros = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const name = nameOf.get(sample) ?? '?';
    if (name.startsWith('(idle)')) continue;
    micros.set(name, (micros.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const total = [...micros.values()].reduce((sum, one) => sum + one, 0);
  return [...micros]
    .map(([name, one]) => ({ name, share: one / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}
