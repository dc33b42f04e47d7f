import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardOutside, meterOutside, type OutsideOptions, type OutsideSettings, outsideSettings } from '.';

const settings: OutsideSettings = {
  timeoutMs: 1_000,
  slowMs: 300,
  mostAtOnce: 2,
  mostWaiting: 1,
  lastCalls: 4,
  opensForMs: 5_000,
};
const logged: string[] = [];
const log = { warn: (_fields: object, text: string) => void logged.push(text) };
const opened = 'an outside service is not called for a while';
const closed = 'an outside service is called again';

let serial = 0;
function guardOf(more: Partial<OutsideOptions> = {}) {
  const name = `test:${(serial += 1)}`;
  return Object.assign(guardOutside({ name, settings, log, ...more }), { name });
}
const fail = () => Promise.reject(new Error('away'));
const codeOf = (error: unknown) => (error instanceof Error ? error.message : error);
const answerAfter = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('late'), ms));

beforeEach(() => {
  vi.useFakeTimers();
  logged.length = 0;
});
afterEach(() => vi.useRealTimers());

async function failUntilOpen(guard: ReturnType<typeof guardOf>) {
  for (let calls = 0; calls < settings.lastCalls; calls++) await guard.call(fail).catch(() => null);
  expect(guard.isOpen).toBe(true);
}

describe('the guard of an outside service', () => {
  it('gives a caller the answer, and the error of the service as it is', async () => {
    const guard = guardOf();
    expect(await guard.call(async () => 'well')).toBe('well');
    await expect(guard.call(fail)).rejects.toThrow('away');
    expect(guard.isOpen).toBe(false);
  });

  it('begins calls within their callers, so that they keep their order', () => {
    const guard = guardOf();
    const begun: number[] = [];
    for (const number of [1, 2]) void guard.call(async () => begun.push(number));
    expect(begun).toEqual([1, 2]);
  });

  it('gives up a call when its time is over, and aborts it', async () => {
    const guard = guardOf();
    let signal: AbortSignal | undefined;
    const call = guard.call((given) => {
      signal = given;
      return new Promise(() => undefined);
    });
    const refused = expect(call).rejects.toMatchObject({ name: 'OutsideAway', why: 'timeout' });
    await vi.advanceTimersByTimeAsync(settings.timeoutMs);
    await refused;
    expect(signal?.aborted).toBe(true);
  });

  it('names the time-out, not the error of a service client that obeys the end of its time', async () => {
    const guard = guardOf();
    const call = guard.call(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const refused = expect(call).rejects.toMatchObject({ name: 'OutsideAway', why: 'timeout' });
    await vi.advanceTimersByTimeAsync(settings.timeoutMs);
    await refused;
  });

  it('lets few calls in at once and few wait, and refuses the others without calling', async () => {
    const guard = guardOf();
    let begun = 0;
    const calls = Array.from({ length: 6 }, () =>
      guard.call(() => {
        begun += 1;
        return answerAfter(100)();
      }),
    );
    const ended = Promise.allSettled(calls);
    expect(begun).toBe(2);
    await vi.advanceTimersByTimeAsync(200);
    const outcomes = (await ended).map((end) => (end.status === 'fulfilled' ? end.value : codeOf(end.reason)));
    expect(outcomes).toEqual(['late', 'late', 'late', ...Array<string>(3).fill(`${guard.name}: full`)]);
    expect(begun).toBe(3);
  });

  it('opens after half of the last calls failed, refuses at once, tries one call, and closes', async () => {
    const recovered = vi.fn();
    const guard = guardOf({ onRecovery: recovered });
    await failUntilOpen(guard);
    const work = vi.fn(async () => 'well');
    await expect(guard.call(work)).rejects.toMatchObject({ why: 'open' });
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(settings.opensForMs);
    const trying = guard.call(answerAfter(100));
    // The others do not wait for the one that tries.
    await expect(guard.call(work)).rejects.toMatchObject({ why: 'open' });
    await vi.advanceTimersByTimeAsync(100);
    expect(await trying).toBe('late');
    expect(await guard.call(work)).toBe('well');
    expect(guard.isOpen).toBe(false);
    expect(recovered).toHaveBeenCalledTimes(1);
  });

  it('logs an outage when it begins and when it is over, however often it tries in between', async () => {
    const guard = guardOf();
    await failUntilOpen(guard);
    for (let tries = 0; tries < 3; tries++) {
      await vi.advanceTimersByTimeAsync(settings.opensForMs);
      await guard.call(fail).catch(() => null);
      await guard.call(fail).catch(() => null);
    }
    expect(logged).toEqual([opened]);
    await vi.advanceTimersByTimeAsync(settings.opensForMs);
    await guard.call(async () => 'well');
    expect(logged).toEqual([opened, closed]);
  });

  it('takes errors that are not the fault of the service for no failures', async () => {
    const guard = guardOf({ isFailure: (error) => error.message !== 'away' });
    for (let calls = 0; calls < 20; calls++) await guard.call(fail).catch(() => null);
    expect(guard.isOpen).toBe(false);
  });

  it('takes calls without an answer for failures, whatever errors are', async () => {
    const guard = guardOf({ isFailure: () => false });
    for (let calls = 0; calls < settings.lastCalls; calls++) {
      const call = guard.call(() => new Promise(() => undefined)).catch(codeOf);
      await vi.advanceTimersByTimeAsync(settings.timeoutMs);
      expect(await call).toBe(`${guard.name}: timeout`);
    }
    expect(guard.isOpen).toBe(true);
  });

  it('closes for a new connection, whatever calls of the old one still say', async () => {
    const guard = guardOf();
    await failUntilOpen(guard);
    await vi.advanceTimersByTimeAsync(settings.opensForMs);
    const trying = guard.call(async () => {
      await answerAfter(100)();
      throw new Error('away');
    });
    const failed = expect(trying).rejects.toThrow('away');
    guard.renew();
    expect(guard.isOpen).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    await failed;
    expect(guard.isOpen).toBe(false);
    expect(logged).toEqual([opened, closed]);
  });
});

it('slow answers reach their callers, and open the breaker', async () => {
  vi.useRealTimers();
  const guard = guardOf({ settings: { ...settings, timeoutMs: 60_000, slowMs: 1 } });
  for (let calls = 0; calls < settings.lastCalls; calls++) expect(await guard.call(answerAfter(5))).toBe('late');
  expect(guard.isOpen).toBe(true);
});

it('exports the state, the outages, the refused calls and the times of each service', async () => {
  const guard = guardOf();
  await failUntilOpen(guard);
  await guard.call(fail).catch(() => null);
  const registry = new Registry();
  meterOutside(registry);
  const text = await registry.metrics();
  expect(text).toContain(`necp_outside_open{outside="${guard.name}"} 1`);
  expect(text).toContain(`necp_outside_opens_total{outside="${guard.name}"} 1`);
  expect(text).toContain(`necp_outside_refused_total{outside="${guard.name}",why="open"} 1`);
  expect(text).toContain(`necp_outside_duration_seconds_count{outside="${guard.name}",outcome="failed"} 4`);
});

/** How the table of the runbook begins the row of each service. */
const rows = {
  redis: 'Redis: sessions',
  mail: 'Mail server',
  provider: 'Provider of sign-in',
  push: 'Push service',
  translation: 'Translation of chat lines',
  keys: 'Keys of the web app',
} as const satisfies Record<keyof typeof outsideSettings, string>;

it.each(Object.keys(rows) as (keyof typeof rows)[])('the runbook says how %s is guarded, and what shows it', (name) => {
  const { timeoutMs, mostAtOnce, mostWaiting, lastCalls, opensForMs } = outsideSettings[name];
  const runbook = readFileSync(new URL('../../../../docs/runbooks/outside-services.md', import.meta.url), 'utf8');
  const [, times = '', most, breaker = '', , shownBy] = (
    runbook.split('\n').find((line) => line.startsWith(`| ${rows[name]}`)) ?? ''
  )
    .slice(2)
    .split(' | ');
  expect(times).toContain(timeoutMs < 1_000 ? `${timeoutMs} ms` : `${timeoutMs / 1_000} s`);
  expect(most).toBe(`${mostAtOnce.toLocaleString('en')}, ${mostWaiting}`);
  expect(breaker).toContain(`more than half of ${lastCalls}`);
  expect(breaker).toContain(`${opensForMs / 1_000} s`);
  expect(shownBy).toContain('.test.ts');
});
