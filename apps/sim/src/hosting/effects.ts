import { randomUUID } from 'node:crypto';
import { recordMessages } from '@necp/domain/chat/service';
import { recordCombat, recordUse, saveVitals } from '@necp/domain/combat/service';
import type { Ctx, Logger } from '@necp/domain/kernel';
import { layAside, type FailedRequest } from '@necp/domain/kernel/worker';
import { dropsIn } from '@necp/domain/loot/queries';
import { worldValues } from '@necp/domain/world-state/service';
import { checkpointPositions, enterZone, leaveZone, type EnteredCharacter } from '@necp/domain/zone/service';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { EncounterRecord } from '@necp/shared/combat/encounter';
import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import { staleParts, type SheetVersions } from '@necp/shared/zone/sheet-versions';
import { combatantAt } from '../zone/combat/entity';
import { carriedBy, type Carried } from '../zone/combat/player/carry';
import { encodeTransferPayload, decodeTransferPayload } from '../zone/combat/player/transfer-payload';
import type { ZoneInput } from '../zone/inputs';
import type { Departed, ZoneRequest, Held, Use } from '../zone/outputs';
import { spotOf, vitalsOf } from '../zone/presence/join-leave';
import type { ZoneState } from '../zone/state';
import { createBacklog } from './backlog';
import { taskOf } from './requests';
import type { SheetReader } from './sheets';
import { createTaskQueue, type TaskQueueOptions } from './task-queue';
import { mergeUses } from './uses';

export interface EffectsOptions {
  readonly ctx: (correlationId?: string) => Ctx;
  readonly zone: { readonly zoneId: ZoneId; readonly channel: number; readonly epoch: number };
  /** Puts answers into the zone's inbox for a later tick. */
  readonly enqueue: (input: ZoneInput) => void;
  /** Whether a player who is already here is in a conversation; defaults to false. */
  readonly isInConversation?: (characterId: CharacterId) => boolean;
  /** Is called when another process holds the zone. */
  readonly onLost: () => void;
  readonly sheets: SheetReader;
  /** Is called with the versions of a character's sheet when some of its parts have changed. */
  readonly refreshSheet: (characterId: CharacterId, versions: SheetVersions) => void;
  readonly log: Logger;
}

/** A ticket, the character's saved position, and where the character arrives. */
export type Entry = Parameters<typeof enterZone>[2];

/** A character that has entered, with its sheet and the payload from another process. */
export type Entered = Omit<EnteredCharacter, 'brought'> & {
  readonly sheet: CharacterSheet;
  readonly vitals: Vitals | null;
  readonly carried?: Carried;
};

/** The requests a zone makes to the domain outside its ticks. */
export interface Effects {
  /** The zone channel in whose name this process writes. */
  readonly zone: EffectsOptions['zone'];
  enter(ctx: Ctx, entry: Entry): Promise<Entered>;
  /** Ends a conversation that a transfer or a crash cut short. */
  endConversationOf(held: Held): void;
  /** Loads the world state and the drops of a zone that was just opened. */
  open(): Promise<void>;
  carryOut(output: ZoneRequest): void;
  /** Saves the position and pools of all players; skipped while the previous checkpoint is still being written. */
  checkpoint(state: ZoneState): Promise<void>;
  /** Saves the last position of all players before the process ends. */
  leaveAll(state: ZoneState): Promise<void>;
  /** Waits for all pending requests; resolves to false when something could not be written in time. */
  settle(withinMs: number): Promise<boolean>;
  readonly backlog: number;
  stop(): void;
}

/**
 * The greatest number of chat lines and departures that wait while the domain is unavailable; the oldest beyond it are
 * dropped.
 */
const mostWaiting = 5_000;
/** None of these requests may be lost, so beyond this number new ones are refused, and the zone does not apply them. */
const mostTasks = 20_000;
const tasksAtOnce = 4;
/** A player who does the most that a game allows while the domain is away for a minute stays below this. */
const mostTasksOfKey = 200;

export function createEffects(options: EffectsOptions): Effects {
  const { ctx, zone, enqueue } = options;
  let isStopped = false;
  let underWay: Promise<void> | null = null;
  let used: Use[] = [];
  const { chatMessages, departures, uses, encounters, tasks, laidAside } = openQueues(options);
  const waiting = [chatMessages, departures, uses, encounters, tasks, laidAside];
  const flushUses = () => {
    if (used.length > 0) uses.add({ id: randomUUID(), uses: mergeUses(used) });
    used = [];
  };
  const endConversationOf = ({ characterId, epoch }: Held) =>
    tasks.add(taskOf({ kind: 'converse_end', characterId, epoch }, { ctx, zone, enqueue }));
  return {
    zone,
    endConversationOf,
    enter: async (entering, entry) => {
      const { brought, ...entered } = await enterZone(entering, zone, entry);
      // From here on no other zone writes the character. The sheets of all who enter now are read together.
      const { sheet, isTalking } = await options.sheets.read({ characterId: entered.characterId });
      // A player who only reloads the page continues the conversation.
      if (isTalking && options.isInConversation?.(entered.characterId) !== true) endConversationOf(entered);
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
      if (output.kind === 'spoken') chatMessages.add(output.chatMessage);
      else if (output.kind === 'departed') departures.add(output.departed);
      else if (output.kind === 'used') used.push(output.use);
      else if (output.kind === 'encounter') encounters.add(output.encounter);
      else tasks.add(taskOf(output, { ctx, zone, enqueue }));
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

/** Opens one queue for each kind of request to the domain. */
function openQueues({ ctx, zone, enqueue, log }: EffectsOptions) {
  const watched = (name: string) => ({
    onTrouble: (err: unknown, dropped: number) =>
      log.warn({ err, dropped, what: name }, 'something waits for the domain'),
    onLaidAside: (item: unknown, { error, tries }: { readonly error: unknown; readonly tries: number }) => {
      log.error({ err: error, name, item }, 'an entry is laid aside');
      laidAside.add({ id: randomUUID(), name, key: zone.zoneId, payload: { zone, item }, error, tries });
    },
  });
  const laidAside = createBacklog<FailedRequest>({
    gatherMs: 0,
    batch: 50,
    most: mostWaiting,
    onTrouble: watched('failed requests').onTrouble,
    send: (batch) => layAside(ctx(), batch),
  });
  return {
    laidAside,
    chatMessages: createBacklog<ChatMessage>({
      gatherMs: 200,
      batch: 200,
      most: mostWaiting,
      ...watched('messages'),
      send: (batch) => recordMessages(ctx(), { zoneId: zone.zoneId, messages: batch }),
    }),
    departures: createBacklog<Departed>({
      gatherMs: 50,
      batch: 200,
      most: mostWaiting,
      ...watched('departures'),
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
      ...watched('uses'),
      send: async ([batch]) => {
        if (batch !== undefined) await recordUse(ctx(), zone, batch);
      },
    }),
    encounters: createBacklog<EncounterRecord>({
      gatherMs: 500,
      batch: 20,
      most: mostWaiting,
      ...watched('encounters'),
      send: (batch) => recordCombat(ctx(), zone, batch),
    }),
    tasks: createTaskQueue({
      atOnce: tasksAtOnce,
      most: mostTasks,
      mostOfKey: mostTasksOfKey,
      onTrouble: noteTaskTrouble(log),
      onLaidAside: ({ what, key, request, correlationId }, { error, tries }) => {
        log.error({ err: error, what, key, request, correlationId }, 'a task is laid aside');
        laidAside.add({ id: randomUUID(), name: what, key, payload: { zone, request }, error, tries });
      },
    }),
  };
}

const noteTaskTrouble =
  (log: Logger): TaskQueueOptions['onTrouble'] =>
  (err, { what, correlationId }, outcome) =>
    log.warn({ err, what, correlationId, outcome }, 'a task did not come through');

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
    for (const { characterId, sheet } of state.players.values()) {
      const versions = sheetVersions.get(characterId) ?? {};
      if (staleParts(sheet.versions, versions).length > 0) refreshSheet(characterId, versions);
    }
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
  const combatant = player === undefined ? undefined : combatantAt(state, player.entityIndex);
  return player === undefined || combatant === undefined
    ? null
    : encodeTransferPayload({ vitals: vitalsOf(state, player), carried: carriedBy(state, combatant) });
}

/** Copies, between two ticks, what a checkpoint writes. */
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
