import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorkerMeters } from '../worker/meters';
import { createMeters } from './meters';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const board = JSON.parse(read('deploy/grafana/dashboards/engine.json')) as {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
};
const alerts = read('deploy/prometheus/alerts.yml');

/** Prometheus itself provides this metric. */
const made = new Set(['up']);
const words = new Set([
  'sum',
  'max',
  'by',
  'rate',
  'count',
  'time',
  'increase',
  'on',
  'ignoring',
  'group_left',
  'histogram_quantile',
  'clamp_min',
  'max_over_time',
  'le',
]);

/** Returns the metric names in an expression, without functions and labels. */
function countsIn(expr: string): string[] {
  const bare = expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\b(by|ignoring|on) ?\([^)]*\)/g, ' ');
  return [...bare.matchAll(/[a-z][a-z0-9_]+/g)].map(([name]) => name).filter((name) => !words.has(name));
}

async function knownCounts(): Promise<ReadonlySet<string>> {
  const backlog = {
    unsentEvents: 0,
    oldestUnsentSeconds: 0,
    undigestedEvents: 0,
    deadLetters: 0,
    waitingJobs: 0,
    failedJobs: 0,
    givenUpJobs: 0,
  };
  const registries = [createMeters(() => []).registry, createWorkerMeters(async () => backlog).registry];
  const names = (await Promise.all(registries.map((registry) => registry.getMetricsAsJSON())))
    .flat()
    .flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    );
  return new Set([...names, ...made]);
}

const alertExprs = [...alerts.matchAll(/^\s+expr: (.+)$/gm)].map(([, expr = '']) => expr);

test('every metric of the dashboard and the alerts is one the processes export', async () => {
  const known = await knownCounts();
  const asked = [...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)), ...alertExprs];
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.flatMap(countsIn).filter((name) => !known.has(name))).toEqual([]);
  expect(countsIn('rate(necp_sim_gone_total{zone="x"}[1m])').filter((name) => !known.has(name))).toEqual([
    'necp_sim_gone_total',
  ]);
});

test('no two panels of the dashboard share an id', () => {
  expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
});

test('every alert has instructions and an existing runbook', () => {
  const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  expect(alertExprs).toHaveLength(names.length);
  expect([...alerts.matchAll(/^\s+action: /gm)]).toHaveLength(names.length);
  const runbooks = [...alerts.matchAll(/docs\/runbooks\/[\w-]+\.md/g)].map(([path]) => path);
  expect(runbooks.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  const sent = read('docs/runbooks/watching.md');
  expect(names.filter((name) => !sent.includes(name ?? ''))).toEqual([]);
});
