import { authoredGameData } from '@necp/sim/authored';
import { createSim } from '@necp/sim/sim';
import { createDomain, type Logger } from '@necp/domain/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { machineMs } from '../play/clock';
import { openGround } from '../play/open-ground';
import { startOptions } from '../play/talk';
import { ZoneLog } from '../play/zone-log';
import { submit } from './referee';

/** The options of our own server. */
export interface ProductOptions {
  readonly players: number;
  readonly sideTiles: number;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly jwksUrl: string;
}

// The product: the simulation as its own main program starts it, over Postgres and Redis, with an open square to walk
// on.
const options = await startOptions<ProductOptions>();
const log: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...words: unknown[]) => console.error('product warns:', ...words),
  error: (...words: unknown[]) => console.error('product:', ...words),
  child: () => log,
};
const map = openGround(options.sideTiles);
const domain = createDomain({
  service: 'sim',
  databaseUrl: options.databaseUrl,
  databaseReplicaUrl: undefined,
  redisUrl: options.redisUrl,
  poolMax: 8,
  log,
  config: {
    publicUrl: 'http://localhost:3000',
    simPublicUrl: 'http://localhost:3001',
    devPages: false,
    smtpUrl: null,
    mailFrom: 'NECPGAME <no-reply@localhost>',
    factorSecrets: [],
    signInProviders: [],
  },
});
const sim = createSim({
  domain,
  log,
  gameData: authoredGameData,
  maps: [map],
  firstZone: map.id,
  emptyMs: 60_000,
  simId: `bench-${process.pid}`,
  onNameTaken: () => process.exit(1),
  port: 0,
  publicUrl: 'http://localhost:3000',
  simPublicUrl: 'http://localhost:3001',
  simInnerUrl: 'http://localhost:3001',
  jwksUrl: options.jwksUrl,
  zoneCapacity: options.players,
  zoneChannels: 1,
  channelStaysMs: 60_000,
  mostConnections: 5_000,
  connectionsPerAddress: 40,
  proxyHops: 0,
  socketBypass: process.env['SIM_SOCKET_BYPASS'] === 'off' ? 'off' : 'auto',
  nowMs: () => Date.now(),
});
const zoneLog = new ZoneLog();
submit({
  log: zoneLog,
  open: async () => {
    const port = await sim.start();
    while (sim.hosts.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    watch(map);
    return { port, addresses: [] };
  },
  phasesMs: async () => {
    const metrics = await sim.meters.registry.getMetricsAsJSON();
    const phases = metrics.find(({ name }) => name === 'necp_sim_phase_ms');
    const sums = (phases?.values ?? []).filter(
      (value) => (value as { readonly metricName?: string }).metricName === 'necp_sim_phase_ms_sum',
    );
    return Object.fromEntries(
      sums.map(({ labels, value }) => [String((labels as { readonly phase?: string }).phase), value]),
    );
  },
});

/** Observes the zone's ticks from outside: when each begins, how long it takes, and the positions after it. */
function watch({ id }: ZoneMap): void {
  const host = sim.hosts.find(({ zone }) => zone.state.map.id === id);
  if (host === undefined) throw new Error('the zone is not open');
  const zone = host.zone as { -readonly [K in keyof typeof host.zone]: (typeof host.zone)[K] };
  const meter = sim.meters.host as { -readonly [K in keyof typeof sim.meters.host]: (typeof sim.meters.host)[K] };
  const { tick } = zone;
  const { ticked } = meter;
  let startMs = 0;
  zone.tick = (nowMs, inputs) => {
    startMs = machineMs();
    return tick(nowMs, inputs);
  };
  meter.ticked = (whose, took) => {
    ticked(whose, took);
    const { state } = whose;
    zoneLog.note({ tick: state.tick, startMs, tookMs: took.tickMs }, () => {
      const entityIndices = [...state.players.values()].map(({ entityIndex }) => entityIndex);
      return {
        ids: Uint32Array.from(entityIndices, (entityIndex) => state.ids[entityIndex] ?? 0),
        x: Float32Array.from(entityIndices, (entityIndex) => state.x[entityIndex] ?? 0),
        y: Float32Array.from(entityIndices, (entityIndex) => state.y[entityIndex] ?? 0),
      };
    });
  };
}
