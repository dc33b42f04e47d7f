import { recordLines } from '@necp/domain/chat/service';
import type { Ctx, Logger } from '@necp/domain/kernel';
import { checkpointPositions, enterZone, leaveZone, type EnteredCharacter } from '@necp/domain/zone/service';
import type { ChatLine } from '@necp/shared/chat/schema';
import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { ZoneInput } from '../inputs';
import type { Departed, DurableOutput } from '../outputs';
import type { ZoneState } from '../state';
import { spotOf } from '../systems/come-and-go';
import { createBacklog } from './backlog';
import { fetchSheet } from './sheets';

export interface EffectsOptions {
  readonly ctx: () => Ctx;
  readonly zone: { readonly zoneId: ZoneId; readonly channel: number; readonly epoch: number };
  /** Where answers go: into the zone's inbox, for a later tick. */
  readonly post: (input: ZoneInput) => void;
  /** The zone has another holder. */
  readonly onLost: () => void;
  /** What is on somebody's sheet has changed. */
  readonly refreshSheet: (characterId: CharacterId) => void;
  readonly log: Logger;
}

/** A ticket, and where its character was and comes to stand. */
export type Entry = Parameters<typeof enterZone>[2];

/** What a zone asks of the domain, outside its ticks. */
export interface Effects {
  /** The copy this zone writes as. */
  readonly zone: EffectsOptions['zone'];
  enter(ctx: Ctx, entry: Entry): Promise<EnteredCharacter & { readonly sheet: CharacterSheet }>;
  carryOut(output: DurableOutput): void;
  /** Writes where everybody stands; skipped while the one before is still on its way. */
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

export function createEffects(options: EffectsOptions): Effects {
  const { ctx, zone, post, onLost, refreshSheet, log } = options;
  let isStopped = false;
  let underWay: Promise<void> | null = null;
  const lines = createBacklog<ChatLine>({
    gatherMs: 200, batch: 200, most: mostWaiting,
    send: (batch) => recordLines(ctx(), { zoneId: zone.zoneId, lines: batch }),
    onTrouble: (err, dropped) => log.warn({ err, dropped }, 'lines of the chat wait'),
  });
  const departures = createBacklog<Departed>({
    gatherMs: 50, batch: 200, most: mostWaiting,
    send: async (batch) => {
      await leaveZone(ctx(), zone, batch);
      for (const { characterId, epoch } of batch) post({ kind: 'saved', characterId, epoch });
    },
    onTrouble: (err, dropped) => log.warn({ err, dropped }, 'departures wait'),
  });
  const writeCheckpoint = async (state: ZoneState) => {
    const positions = positionsOf(state);
    if (positions.length === 0) return;
    try {
      const { isLost, stale, sheetVersions } = await checkpointPositions(ctx(), zone, positions);
      if (isStopped) return;
      if (isLost) onLost();
      const epochs = new Map(positions.map(({ characterId, epoch }) => [characterId, epoch]));
      for (const { characterId, sheet } of state.players.values()) if ((sheetVersions.get(characterId) ?? 0) > sheet.version) refreshSheet(characterId);
      for (const characterId of stale) post({ kind: 'stale', characterId, epoch: epochs.get(characterId) ?? 0 });
    } catch (err) {
      log.warn({ err }, 'checkpoint failed');
    }
  };
  return {
    zone,
    enter: async (entering, entry) => {
      const entered = await enterZone(entering, zone, entry);
      return { ...entered, sheet: await fetchSheet(entering, entered.characterId) };
    },
    carryOut: (output) => {
      if (isStopped) return;
      if (output.kind === 'spoken') lines.add(output.line);
      if (output.kind === 'departed') departures.add(output.departed);
    },
    checkpoint: async (state) => {
      if (underWay !== null || isStopped) return;
      underWay = writeCheckpoint(state).finally(() => {
        underWay = null;
      });
      await underWay;
    },
    leaveAll: async (state) => {
      await underWay;
      for (const { playedMs, characterId, epoch, ...spot } of positionsOf(state)) departures.add({ characterId, epoch, spot, playedMs });
    },
    settle: async (withinMs) => {
      const isLate = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([underWay ?? Promise.resolve(), isLate]);
      const settled = await Promise.all([departures.settle(withinMs), lines.settle(withinMs)]);
      return settled.every(Boolean);
    },
    get backlog() {
      return lines.size + departures.size;
    },
    stop: () => {
      isStopped = true;
      lines.stop();
      departures.stop();
    },
  };
}

/** A copy, taken between two ticks, of what a checkpoint writes. */
function positionsOf(state: ZoneState) {
  return [...state.players.values()].map((player) => {
    const playedMs = (state.tick - player.notedTick) * tickMs;
    player.notedTick = state.tick;
    return { characterId: player.characterId, epoch: player.epoch, ...spotOf(state, player), playedMs };
  });
}
