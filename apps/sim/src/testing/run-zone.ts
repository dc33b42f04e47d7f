import { lookFields, type Look } from '@necp/shared/character/look';
import { createFilter, noWords } from '@necp/shared/chat/filter';
import { seededRng, type AccountId, type CharacterId, type SessionId } from '@necp/shared/kernel';
import { SnapshotReader, tickMs } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { Combatant } from '../zone/combat/combatant';
import { fighterOf } from '../zone/combat/entity';
import { combatSlice } from '../zone/combat/slice';
import { duelSlice } from '../zone/duel/slice';
import type { Entrant, Placement, ZoneInput } from '../zone/inputs';
import { npcSlice } from '../zone/npc/slice';
import type { ZoneOutput } from '../zone/outputs';
import { blankSheet } from '../zone/core/blank-sheet';
import type { GameData } from '../zone/game-data';
import { createZone, type Zone } from '../zone/zone';
import { quietGameData } from './quiet-game-data';
import { testMap } from './test-map';

/** A zone with a clock of its own that records what it sends to each connection. */
export interface ZoneRun {
  readonly zone: Zone;
  readonly sent: Map<number, Uint8Array[]>;
  /** Connections with a full send buffer. */
  readonly full: Set<number>;
  step(...inputs: ZoneInput[]): ZoneOutput[];
  steps(count: number): ZoneOutput[];
  reader(connectionId: number): SnapshotReader;
}

export interface RunOptions {
  readonly map?: ZoneMap;
  readonly seed?: number;
  readonly capacity?: number;
  /** Defaults to content without enemies and people, except those a test adds. */
  readonly gameData?: GameData;
  /** The id of the private instance; a public zone without it. */
  readonly instanceId?: string;
  /** The zone's clock at tick 0, in milliseconds since 1970. */
  readonly startMs?: number;
}

const plainLook = Object.fromEntries(lookFields.map((field) => [field, 1])) as Look;
const townspeople = [
  { en: 'Passer-by', ru: 'Прохожий' },
  { en: 'Cook', ru: 'Повар' },
];

export function runZone({
  map = testMap(),
  seed = 7,
  capacity = 50,
  gameData = quietGameData,
  startMs = 0,
  instanceId,
}: RunOptions = {}): ZoneRun {
  const sent = new Map<number, Uint8Array[]>();
  const full = new Set<number>();
  const readers = new Map<number, SnapshotReader>();
  const zone = createZone(
    {
      map,
      gameData,
      channel: 1,
      epoch: 1,
      rng: seededRng(seed),
      capacity,
      nowMs: startMs,
      instanceId: instanceId ?? null,
    },
    {
      townspeopleNames: townspeople,
      filter: createFilter({
        coarse: { ...noWords, inside: ['shit'] },
        hateful: { ...noWords, inside: ['faggot'] },
        allow: [],
      }),
      timed: (_phase, run) => run(),
      wire: {
        canTake: (connectionId) => !full.has(connectionId),
        sendSnapshot: (connectionId, bytes) => keep(sent, connectionId, bytes),
      },
    },
  );
  const step = (...inputs: ZoneInput[]) => zone.tick(startMs + (zone.state.tick + 1) * tickMs, inputs);
  return {
    zone,
    sent,
    full,
    step,
    steps: (count) => Array.from({ length: count }, () => step()).flat(),
    reader: (connectionId) => {
      const reader = readers.get(connectionId) ?? new SnapshotReader();
      readers.set(connectionId, reader);
      for (const bytes of sent.get(connectionId) ?? []) reader.apply(bytes);
      sent.set(connectionId, []);
      return reader;
    },
  };
}

function keep(sent: Map<number, Uint8Array[]>, connectionId: number, bytes: Uint8Array): void {
  const frames = sent.get(connectionId);
  if (frames === undefined) sent.set(connectionId, [bytes]);
  else frames.push(bytes);
}

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Returns the n-th character of a test; its epoch counts its entries. */
export function entrant(
  number: number,
  more: { readonly epoch?: number; readonly spot?: Placement | null; readonly sheet?: Partial<CharacterSheet> } = {},
): Entrant {
  const { epoch = 1, spot = null } = more;
  return {
    characterId: idOf(number) as CharacterId,
    accountId: idOf(number + 500_000) as AccountId,
    sessionId: idOf(number + 900_000) as SessionId,
    name: `Player ${number}`,
    look: plainLook,
    epoch,
    spot,
    locale: 'en',
    vitals: null,
    sheet: blankSheet(idOf(number) as CharacterId, more.sheet),
  };
}

export const joinOf = (
  number: number,
  connectionId: number | null,
  more?: Parameters<typeof entrant>[1],
): ZoneInput => ({
  kind: 'join',
  entrant: entrant(number, more),
  connectionId,
});

/** Returns a hash of the whole state of a zone (FNV-1a over entities and players); equal runs have equal hashes. */
export function hashZone({ state }: Zone): string {
  let hash = 0x811c9dc5;
  const eat = (bytes: Uint8Array) => {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  };
  for (const column of [state.ids, state.x, state.y, state.facing, state.flags, state.health, state.revision])
    eat(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  const players = [...state.players.values()].map((player) => {
    const { characterId, entityIndex, epoch, connectionId, ackSeq, allowance, queue, pace, roll } = player;
    const { lock } = fighterOf(state, player);
    return { characterId, entityIndex, epoch, connectionId, ackSeq, allowance, queue, pace, roll, lock };
  });
  const { combatants, projectiles, hazards } = combatSlice(state);
  eat(
    new TextEncoder().encode(
      JSON.stringify([
        state.tick,
        players,
        [...combatants.values()].map(plainOf),
        projectiles.length,
        hazards,
        duelSlice(state).duels,
        npcSlice(state).walkers,
        state.recentMessages,
      ]),
    ),
  );
  return hash.toString(16);
}

/** Returns the changing state of a fighter as plain values. */
function plainOf({
  id,
  side,
  health,
  energy,
  ram,
  stamina,
  shields,
  life,
  statuses,
  tired,
  ready,
  cast,
  arms,
  knockback,
  threat,
  harmBy,
}: Combatant): unknown {
  const weapons = [arms.main, arms.side].map(
    (weapon) => weapon && [weapon.item.id, weapon.rounds, weapon.readyMs, weapon.recoilDegrees],
  );
  return [
    id,
    side,
    health,
    energy,
    ram,
    stamina,
    shields,
    life,
    statuses.map(({ content, ...status }) => [content.id, status]),
    [...tired],
    [...ready],
    cast && [cast.ability.id, cast.endsTick, cast.phase, cast.x, cast.y],
    weapons,
    arms.hand,
    arms.reloadEndsTick,
    knockback,
    [...threat],
    [...harmBy],
  ];
}
