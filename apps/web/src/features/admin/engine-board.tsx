'use client';

import type { EngineView } from '@necp/shared/admin/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { Table } from '../../components/table';
import { LeaseBadge, SimBadge, TickFigure } from './marks';
import { pulseOf } from './pulse';

interface BoardProps {
  /** The names of zones by id. */
  readonly zoneNames: Readonly<Record<string, string>>;
}

const everyMs = 2_000;

/**
 * Shows the current state of the simulation: its processes, the holder of each zone channel, and tick times. It
 * refreshes every two seconds while visible.
 */
export function EngineBoard({ zoneNames }: BoardProps) {
  const t = useTranslations('admin');
  const engine = useQuery(useTRPC().admin.engine.queryOptions(undefined, { refetchInterval: everyMs }));
  if (engine.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (engine.isError)
    return (
      <Panel surface="solid">
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={engine.error}
          onRetry={() => void engine.refetch()}
        />
      </Panel>
    );
  if (engine.data.processes.length === 0)
    return (
      <Panel surface="solid">
        <EmptyState icon="signal_lost" title={t('nobody')}>
          {t('nobodyHint')}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <Pulse engine={engine.data} />
      <Panel as="section" surface="solid">
        <PanelTitle className="mb-3">{t('processes')}</PanelTitle>
        <Processes engine={engine.data} />
      </Panel>
      <Panel as="section" surface="solid">
        <PanelTitle className="mb-3">{t('channels')}</PanelTitle>
        <Channels engine={engine.data} zoneNames={zoneNames} />
      </Panel>
      <Panel as="section" surface="solid">
        <PanelTitle className="mb-3">{t('slow')}</PanelTitle>
        <SlowClients engine={engine.data} />
      </Panel>
    </>
  );
}

/** Shows six figures that tell at a glance whether everything works. */
function Pulse({ engine }: { readonly engine: EngineView }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  const pulse = pulseOf(engine);
  const whole = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  const figures = [
    ['players', whole(pulse.players)],
    ['connections', whole(pulse.connections)],
    ['worstTick', <TickFigure key="tick" ms={pulse.worstTick} />],
    ['sent', t('kbPerS', { value: format.number(pulse.bytesPerS / 1024, { maximumFractionDigits: 1 }) })],
    ['skipped', whole(pulse.skippedPerS)],
    ['refused', whole(pulse.rejectedPerS)],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(([name, value]) => (
        <Panel key={name} surface="solid" pad="small" className="grid content-between gap-2">
          <dt className="text-sm text-quiet">{t(`pulse.${name}`)}</dt>
          <dd className="number text-2xl text-text">{value}</dd>
        </Panel>
      ))}
    </dl>
  );
}

function Processes({ engine }: { readonly engine: EngineView }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  const figure = (value: number | undefined, digits = 0) =>
    value === undefined ? '·' : format.number(value, { maximumFractionDigits: digits });
  return (
    <Table
      caption={t('processes')}
      rows={engine.processes}
      rowKey={({ simId }) => simId}
      columns={[
        {
          id: 'simId',
          title: t('process'),
          cell: ({ simId, url }) => (
            <span className="block">
              <b className="block text-text">{simId}</b>
              <span className="number text-xs text-quiet">{url}</span>
            </span>
          ),
        },
        { id: 'state', title: t('state'), cell: (process) => <SimBadge process={process} /> },
        {
          id: 'cpu',
          title: t('cpu'),
          kind: 'figure',
          cell: ({ figures }) => (figures ? format.number(figures.cpu, { style: 'percent' }) : '·'),
        },
        { id: 'loop', title: t('loop'), kind: 'figure', cell: ({ figures }) => figure(figures?.loopP99, 1) },
        {
          id: 'heap',
          title: t('heap'),
          kind: 'figure',
          cell: ({ figures }) => (figures ? `${figure(figures.heapMb)} / ${figure(figures.rssMb)}` : '·'),
        },
        {
          id: 'connections',
          title: t('pulse.connections'),
          kind: 'figure',
          cell: ({ figures }) => figure(figures?.connections),
        },
        {
          id: 'snapshots',
          title: t('snapshots'),
          kind: 'figure',
          cell: ({ figures }) => figure(figures?.snapshotsPerS),
        },
        {
          id: 'bytes',
          title: t('kb'),
          kind: 'figure',
          cell: ({ figures }) => figure(figures ? figures.bytesPerS / 1024 : undefined, 1),
        },
      ]}
    />
  );
}

function Channels({ engine, zoneNames }: { readonly engine: EngineView } & BoardProps) {
  const t = useTranslations('admin');
  const format = useFormatter();
  const figure = (value: number | undefined, digits = 0) =>
    value === undefined ? '·' : format.number(value, { maximumFractionDigits: digits });
  if (engine.channels.length === 0) return <EmptyState title={t('noChannels')} />;
  return (
    <Table
      caption={t('channels')}
      rows={engine.channels}
      rowKey={({ zoneId, channel }) => `${zoneId} ${channel}`}
      columns={[
        {
          id: 'zone',
          title: t('zone'),
          cell: ({ zoneId, channel }) => (
            <span className="text-text">
              {zoneNames[zoneId] ?? zoneId} <span className="number text-quiet">{channel}</span>
            </span>
          ),
        },
        {
          id: 'owner',
          title: t('owner'),
          cell: ({ simId, epoch }) => (
            <span>
              {simId} <span className="number text-quiet">{t('epoch', { epoch })}</span>
            </span>
          ),
        },
        { id: 'lease', title: t('lease'), cell: (zoneChannel) => <LeaseBadge leftMs={zoneChannel.leftMs} /> },
        {
          id: 'players',
          title: t('pulse.players'),
          kind: 'figure',
          cell: ({ population, figures }) =>
            figures ? `${figure(figures.live)} + ${figure(figures.lost)}` : figure(population),
        },
        { id: 'hz', title: t('hz'), kind: 'figure', cell: ({ figures }) => figure(figures?.hz, 1) },
        {
          id: 'p50',
          title: 'p50',
          kind: 'figure',
          cell: ({ figures }) => (figures ? <TickFigure ms={figures.tickP50} /> : '·'),
        },
        {
          id: 'p95',
          title: 'p95',
          kind: 'figure',
          cell: ({ figures }) => (figures ? <TickFigure ms={figures.tickP95} /> : '·'),
        },
        {
          id: 'p99',
          title: 'p99',
          kind: 'figure',
          cell: ({ figures }) => (figures ? <TickFigure ms={figures.tickP99} /> : '·'),
        },
        {
          id: 'late',
          title: t('late'),
          kind: 'figure',
          cell: ({ figures }) => (figures ? <TickFigure ms={figures.lateP99} /> : '·'),
        },
        { id: 'backlog', title: t('backlog'), kind: 'figure', cell: ({ figures }) => figure(figures?.backlog) },
      ]}
    />
  );
}

function SlowClients({ engine }: { readonly engine: EngineView }) {
  const t = useTranslations('admin');
  const slow = engine.processes
    .flatMap(({ simId, figures }) => (figures?.slow ?? []).map((client) => ({ simId, ...client })))
    .sort((a, b) => b.skipped - a.skipped);
  if (slow.length === 0) return <p className="text-quiet">{t('noSlow')}</p>;
  return (
    <List>
      {slow.map(({ simId, characterId, name, skipped }) => (
        <ListRow
          key={characterId}
          title={name || characterId}
          detail={simId}
          trail={<span className="number">{t('skippedCount', { count: skipped })}</span>}
        />
      ))}
    </List>
  );
}
