import type { EncounterRecord } from '@necp/shared/combat/encounter';
import { randomUUID } from 'node:crypto';
import { recordLines } from '@necp/domain/chat/service';
import { recordCombat, recordUse, saveVitals } from '@necp/domain/combat/service';
import type { Ctx, Logger } from '@necp/domain/kernel';
import { dropsIn } from '@necp/domain/loot/queries';
import { worldValues } from '@necp/domain/world-state/service';
import { checkpointPositions, enterZone, leaveZone, type EnteredCharacter } from '@necp/domain/zone/service';
import type { ChatLine } from '@necp/shared/chat/schema';
import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import { carriedBy, type Carried } from '../combat/carry';
import { encodeTransferPayload, decodeTransferPayload } from '../combat/transfer-payload';
import type { ZoneInput } from '../inputs';
import type { Departed, DurableOutput, Held, Use } from '../outputs';
import type { ZoneState } from '../state';
import { spotOf, vitalsOf } from '../systems/come-and-go';
import { createBacklog } from './backlog';
import { errandOf } from './durable';
import { createErrands } from './errands';
import { fetchSheet } from './sheets';
import { mergeUses } from './uses';

export interface EffectsOptions {
  readonly ctx: () => Ctx;
  readonly zone: { readonly zoneId: ZoneId; readonly channel: number; readonly epoch: number };
  /** Where answers go: into the zone's inbox, for a later tick. */
  readonly enqueue: (input: ZoneInput) => void;
  /** Whether somebody who is here already stands in a talk; left out, nobody does. */
  readonly isInConversation?: (characterId: CharacterId) => boolean;
  /** The zone has another holder. */
  readonly onLost: () => void;
  /** What is on somebody's sheet has changed. */
  readonly refreshSheet: (characterId: CharacterId) => void;
  readonly log: Logger;
}

/** A ticket, and where its character was and comes to stand. */
export type Entry = Parameters<typeof enterZone>[2];

/** A character that was let in, with its sheet and what it brought along from another process. */
export type Entered = Omit<EnteredCharacter, 'brought'> & {
  readonly sheet: CharacterSheet;
  readonly vitals: Vitals | null;
  readonly carried?: Carried;
};

/** What a zone asks of the domain, outside its ticks. */
export interface Effects {
  /** The channel this zone writes as. */
  readonly zone: EffectsOptions['zone'];
  enter(ctx: Ctx, entry: Entry): Promise<Entered>;
  /** A talk that a crossing or a crash cut short is over. */
  endConversationOf(held: Held): void;
  /** Tells a zone that was just opened what the world remembers and what lies on its ground. */
  open(): Promise<void>;
  carryOut(output: DurableOutput): void;
  /** Writes where everybody stands and how they are; skipped while the one before is still on its way. */
  checkpoint(state: ZoneState): Promise<void>;
  /** Hands everybody's last place over, for a process that ends. */
  leaveAll(state: ZoneState): Promise<void>;
  /** Waits for everything under way; false when something could not be written in time. */
  settle(withinMs: number): Promise<boolean>;
  readonly backlog: number;
  stop(): void;
}

/** Lines and departures that wait at most while the domain is away; what exceeds it is dropped, oldest first. */
const mostWaiting = 5_000;
/** Of these nothing may be lost, so the newest are turned away and nobody is told they happened. */
const mostErrands = 20_000;
const errandsAtOnce = 4;

export function createEffects(options: EffectsOptions): Effects {
  const { ctx, zone, enqueue } = options;
  let isStopped = false;
  let underWay: Promise<void> | null = null;
  let used: Use[] = [];
  const { lines, departures, uses, encounters, errands } = openQueues(options);
  const waiting = [lines, departures, uses, encounters, errands];
  const flushUses = () => {
    if (used.length > 0) uses.add({ id: randomUUID(), uses: mergeUses(used) });
    used = [];
  };
  const endConversationOf = ({ characterId, epoch }: Held) =>
    errands.add(errandOf({ kind: 'converse_end', characterId, epoch }, { ctx, zone, enqueue }));
  return {
    zone,
    endConversationOf,
    enter: async (entering, entry) => {
      // Read while it is let in: whoever crosses waits for both, and what changes in between is found by its version at
      // the next checkpoint.
      const [{ brought, ...entered }, sheet] = await Promise.all([
        enterZone(entering, zone, entry),
        fetchSheet(entering, entry.ticket.characterId),
      ]);
      // Whoever only loads the page anew goes on where they were.
      if (options.isInConversation?.(entered.characterId) !== true) endConversationOf(entered);
      const { vitals, carried } = brought === null ? { vitals: null } : decodeTransferPayload(brought);
      return { ...entered, vitals, ...(carried === undefined ? {} : { carried }), sheet };
    },
    open: async () => {
      const [drops, values] = await Promise.all([dropsIn(ctx(), zone), worldValues(ctx())]);
      for (const [key, value] of Object.entries(values)) enqueue({ kind: 'world', key, value });
      if (drops.length > 0) enqueue({ kind: 'dropped', drops });
    },
    carryOut: (output) => {
      if (isStopped) return;
      if (output.kind === 'spoken') lines.add(output.line);
      else if (output.kind === 'departed') departures.add(output.departed);
      else if (output.kind === 'used') used.push(output.use);
      else if (output.kind === 'encounter') encounters.add(output.encounter);
      else errands.add(errandOf(output, { ctx, zone, enqueue }));
    },
    checkpoint: async (state) => {
      flushUses();
      if (underWay !== null || isStopped) return;
      underWay = writeCheckpoint(state, options, () => isStopped).finally(() => {
        underWay = null;
      });
      await underWay;
    },
    leaveAll: async (state) => {
      flushUses();
      await underWay;
      for (const { playedMs, characterId, epoch, vitals, ...spot } of positionsOf(state))
        departures.add({ characterId, epoch, spot, playedMs, vitals, carried: transferPayloadOf(state, characterId) });
    },
    settle: async (withinMs) => {
      const isLate = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([underWay ?? Promise.resolve(), isLate]);
      const settled = await Promise.all(waiting.map((one) => one.settle(withinMs)));
      return settled.every(Boolean);
    },
    get backlog() {
      return waiting.reduce((sum, { size }) => sum + size, 0);
    },
    stop: () => {
      isStopped = true;
      waiting.forEach((one) => one.stop());
    },
  };
}

/** What waits for the domain, each kind in a queue of its own. */
function openQueues({ ctx, zone, enqueue, log }: EffectsOptions) {
  const troubled = (what: string) => (err: unknown, dropped: number) =>
    log.warn({ err, dropped, what }, 'something waits for the domain');
  return {
    lines: createBacklog<ChatLine>({
      gatherMs: 200,
      batch: 200,
      most: mostWaiting,
      onTrouble: troubled('lines'),
      send: (batch) => recordLines(ctx(), { zoneId: zone.zoneId, lines: batch }),
    }),
    departures: createBacklog<Departed>({
      gatherMs: 50,
      batch: 200,
      most: mostWaiting,
      onTrouble: troubled('departures'),
      send: async (batch) => {
        await saveVitals(
          ctx(),
          zone,
          batch.flatMap(({ characterId, epoch, vitals }) =>
            vitals === null ? [] : [{ characterId, epoch, ...vitals }],
          ),
        );
        await leaveZone(ctx(), zone, batch);
        for (const { characterId, epoch } of batch) enqueue({ kind: 'saved', characterId, epoch });
      },
    }),
    uses: createBacklog<{ readonly id: string; readonly uses: readonly Use[] }>({
      gatherMs: 0,
      batch: 1,
      most: mostWaiting,
      onTrouble: troubled('uses'),
      send: async ([batch]) => {
        if (batch !== undefined) await recordUse(ctx(), zone, batch);
      },
    }),
    encounters: createBacklog<EncounterRecord>({
      gatherMs: 500,
      batch: 20,
      most: mostWaiting,
      onTrouble: troubled('encounters'),
      send: (batch) => recordCombat(ctx(), zone, batch),
    }),
    errands: createErrands({
      atOnce: errandsAtOnce,
      most: mostErrands,
      onTrouble: (err, what, outcome) => log.warn({ err, what, outcome }, 'an errand did not come through'),
    }),
  };
}

async function writeCheckpoint(
  state: ZoneState,
  { ctx, zone, enqueue, onLost, refreshSheet, log }: EffectsOptions,
  hasStopped: () => boolean,
): Promise<void> {
  const positions = positionsOf(state);
  if (positions.length === 0) return;
  try {
    const { isLost, stale, sheetVersions } = await checkpointPositions(ctx(), zone, positions);
    if (hasStopped()) return;
    if (isLost) return onLost();
    for (const { characterId, sheet } of state.players.values())
      if ((sheetVersions.get(characterId) ?? 0) > sheet.version) refreshSheet(characterId);
    const epochs = new Map(positions.map(({ characterId, epoch }) => [characterId, epoch]));
    for (const characterId of stale) enqueue({ kind: 'stale', characterId, epoch: epochs.get(characterId) ?? 0 });
    await saveVitals(
      ctx(),
      zone,
      positions.flatMap(({ characterId, epoch, vitals }) =>
        vitals === null || stale.includes(characterId) ? [] : [{ characterId, epoch, ...vitals }],
      ),
    );
  } catch (err) {
    log.warn({ err }, 'checkpoint failed');
  }
}

function transferPayloadOf(state: ZoneState, characterId: CharacterId): string | null {
  const player = state.players.get(characterId);
  const combatant = player === undefined ? undefined : state.combatants.get(player.row);
  return player === undefined || combatant === undefined
    ? null
    : encodeTransferPayload({ vitals: vitalsOf(state, player), carried: carriedBy(state, combatant) });
}

/** A copy, taken between two ticks, of what a checkpoint writes. */
function positionsOf(state: ZoneState) {
  return [...state.players.values()].map((player) => {
    const playedMs = (state.tick - player.notedTick) * tickMs;
    player.notedTick = state.tick;
    return {
      characterId: player.characterId,
      epoch: player.epoch,
      ...spotOf(state, player),
      playedMs,
      vitals: vitalsOf(state, player),
    };
  });
}
