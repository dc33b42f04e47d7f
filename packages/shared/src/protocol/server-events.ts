import * as z from 'zod';
import { ChatMessage } from '../chat/schema';
import { CombatOutcome } from '../combat/schema';
import { InstanceDifficulty } from '../instance/schema';
import { MaintenanceView } from '../maintenance/schema';
import { CharacterId, ContentId, ZoneId } from '../kernel/ids';

/** The first message after joining and after a transfer: the player's character and the zone's clock. */
export const ZoneWelcome = z.object({
  characterId: CharacterId,
  name: z.string(),
  entityId: z.int(),
  zoneId: ZoneId,
  channel: z.int(),
  tick: z.int(),
  serverTimeMs: z.number(),
  x: z.number(),
  y: z.number(),
  population: z.int(),
  channels: z.int(),
  recentMessages: z.array(ChatMessage),
});
export type ZoneWelcome = z.infer<typeof ZoneWelcome>;

/** Position in the queue of a full zone, from 1, and the estimated wait in seconds; null without an estimate. */
export const QueuePlace = z.object({ place: z.int().min(1), estimateSeconds: z.int().min(0).nullable() });
export type QueuePlace = z.infer<typeof QueuePlace>;

/** The reasons for which the server closes a connection; each has a message in both languages. */
export const closeReasons = [
  'taken_over',
  'signed_out',
  'afk',
  'other_character',
  'too_slow',
  'bad_message',
  'flooding',
  'restarting',
  'zone_lost',
  'version',
  'bad_ticket',
  'full',
  'maintenance',
] as const;
export const CloseReason = z.enum(closeReasons);
export type CloseReason = z.infer<typeof CloseReason>;

/**
 * The number of players in this channel and of open channels; sent when one has changed, every five seconds at most.
 */
export const ZonePopulation = z.object({ population: z.int().nonnegative(), channels: z.int().min(1) });
export type ZonePopulation = z.infer<typeof ZonePopulation>;

/**
 * The channels of this zone to which the player can change, the current one included, and how many players fit into
 * one.
 */
export const ZoneChannels = z.object({
  own: z.int(),
  capacity: z.int(),
  channels: z.array(
    z.object({
      channel: z.int(),
      population: z.int().nonnegative(),
      /** How many players stand around the same spot there; null when it is unknown. */
      nearby: z.int().nonnegative().nullable(),
    }),
  ),
});
export type ZoneChannels = z.infer<typeof ZoneChannels>;

const Params = z.record(z.string(), z.union([z.string(), z.number()]));
const Tick = z.int().nonnegative();

/** The player's own combat state without the pools; sent when it changes. Ticks are those of the zone. */
export const SelfState = z.object({
  statuses: z.array(
    z.object({
      id: ContentId,
      stacks: z.int(),
      endsTick: Tick,
      /** The player who applied it; '' for anyone else, and after a change of zone. */
      byName: z.string(),
      /** The content id of the enemy or machine that applied it. */
      byContent: z.string(),
    }),
  ),
  /** One entry for each ability whose shields hold: what they still take together, and when the last one ends. */
  shields: z.array(
    z.object({
      ability: ContentId,
      points: z.int().nonnegative(),
      endsTick: Tick,
      byName: z.string(),
      byContent: z.string(),
    }),
  ),
  /** Keys are ability ids, `group:<consumable group>`, `thrown` and `global`. */
  cooldowns: z.array(z.object({ key: z.string(), readyTick: Tick })),
  cast: z.object({ ability: z.string(), startTick: Tick, endTick: Tick, isChannel: z.boolean() }).nullable(),
  weapon: z
    .object({
      templateId: z.string(),
      hand: z.enum(['main', 'side']),
      rounds: z.int(),
      magazine: z.int(),
      reloadEndsTick: Tick.nullable(),
      readyTick: Tick,
    })
    .nullable(),
  combat: z.boolean(),
  isSafe: z.boolean(),
  life: z.enum(['up', 'downed', 'dead']),
  level: z.int(),
});
export type SelfState = z.infer<typeof SelfState>;

/** A refused request, with a code that has a message in both languages. */
export const Refusal = z.object({ what: z.string(), code: z.string(), params: Params });
export type Refusal = z.infer<typeof Refusal>;

/** The player is downed: until when help may come, from when respawning is possible, and what that costs. */
export const CombatDown = z.object({
  byName: z.string(),
  byContent: z.string(),
  /** The weapon, ability or status of the last hit; '' when it is not known. */
  byMeans: z.string(),
  /** The level of the enemy that did it; 0 for anything else. */
  byLevel: z.int().nonnegative(),
  isDead: z.boolean(),
  reviveEndsTick: Tick,
  respawnAtTick: Tick,
  costChits: z.string(),
  reviver: z.int().nullable(),
  /** How it may end before a respawn: a player near enough to help, no player, or by itself where players don't die. */
  rescue: z.enum(['players', 'none', 'by_itself']),
  /** The place of the respawn; null where the map has none. */
  wakesAt: ContentId.nullable(),
});
export type CombatDown = z.infer<typeof CombatDown>;

/** The sums of an encounter; sent when it is over. */
export const CombatSummary = z.object({
  zoneId: ContentId,
  /** Id of the place in which the fight began; null outside all places. */
  place: ContentId.nullable(),
  outcome: CombatOutcome,
  durationMs: z.number(),
  damageDone: z.int(),
  damageTaken: z.int(),
  healed: z.int(),
  absorbed: z.int(),
  criticals: z.int(),
  biggestHit: z.int(),
  shotsFired: z.int(),
  shotsHit: z.int(),
  kills: z.int(),
  downs: z.int(),
  participants: z.array(z.object({ name: z.string(), damageDone: z.int(), healed: z.int() })),
});
export type CombatSummary = z.infer<typeof CombatSummary>;

const DuelEnd = z.enum(['beaten', 'yielded', 'left_ring', 'timed_out', 'gone']);

/** What one of two duelists did. */
const DuelSums = z.object({
  dealt: z.int(),
  healed: z.int(),
  biggestHit: z.int(),
  shotsFired: z.int(),
  shotsHit: z.int(),
});

export const DuelState = z.object({
  phase: z.enum(['challenged', 'countdown', 'active', 'over', 'declined']),
  opponent: z.int(),
  opponentName: z.string(),
  /** In the phase `challenged`: whether this player was challenged. */
  isAsked: z.boolean(),
  x: z.number(),
  y: z.number(),
  radiusTiles: z.number(),
  endsTick: Tick,
  winner: z.int().nullable(),
  how: DuelEnd.nullable(),
  /** In the phase `over`, after a fight: how long it lasted, and what both did. */
  sums: z.object({ lastedMs: z.int(), own: DuelSums, other: DuelSums }).nullable(),
});
export type DuelState = z.infer<typeof DuelState>;

/**
 * The content of the board the player stands before: the players who look for an opponent, and the latest results,
 * newest first. Null after walking away.
 */
export const DuelBoard = z
  .object({
    entityId: z.int(),
    waiting: z.array(z.object({ entityId: z.int(), name: z.string(), level: z.int() })),
    results: z.array(z.object({ winner: z.string(), loser: z.string(), how: DuelEnd, endedTick: Tick })),
  })
  .nullable();
export type DuelBoard = z.infer<typeof DuelBoard>;

/** An interaction that takes time, such as reviving, opening or using; null when there is none. */
export const InteractProgress = z.object({ entityId: z.int(), startTick: Tick, endTick: Tick }).nullable();
export type InteractProgress = z.infer<typeof InteractProgress>;

/**
 * The ready players at the entrance of a private instance; the first one leads and has chosen the difficulty. Null when
 * none is ready.
 */
export const InstanceLobbyState = z
  .object({
    to: ContentId,
    members: z.array(z.object({ entityId: z.int(), name: z.string() })).min(1),
    most: z.int(),
    difficulty: InstanceDifficulty,
  })
  .nullable();
export type InstanceLobbyState = z.infer<typeof InstanceLobbyState>;

/** What a group has done in its private instance. */
export const InstanceProgress = z.object({
  difficulty: InstanceDifficulty,
  /** The rooms with enemies, in the order of the content. A boss leaves its room with its last breath. */
  rooms: z.array(
    z.object({ place: ContentId, left: z.int(), of: z.int(), boss: ContentId.nullable(), isFought: z.boolean() }),
  ),
  /** How often a player went down. */
  falls: z.int(),
  /** Since the instance was opened; it stops when the last boss is down. */
  elapsedMs: z.int(),
  isWon: z.boolean(),
});
export type InstanceProgress = z.infer<typeof InstanceProgress>;

/** The player has left the party of this instance and is led out of it after so long; null when that is over. */
export const InstanceLeadOut = z.object({ leftMs: z.int().min(0) }).nullable();
export type InstanceLeadOut = z.infer<typeof InstanceLeadOut>;

/** The result of an attempt to open a lock: the roll and the required total. */
export const InteractCheck = z.object({
  entityId: z.int(),
  by: z.string(),
  difficulty: z.int(),
  modifier: z.int(),
  face: z.int(),
  total: z.int(),
  result: z.enum(['critical', 'pass', 'fail', 'fumble']),
});
export type InteractCheck = z.infer<typeof InteractCheck>;

/** Boxes of this zone that stand open for this player until they are refilled. */
export const LootEmptied = z.object({
  boxes: z.array(z.object({ entityId: z.int(), refillsInMs: z.number().positive() })).min(1),
});

/** A world event that runs in this zone. */
export const EventState = z.object({
  event: ContentId,
  runId: z.string(),
  phase: z.string(),
  /** The time until it begins, or until the phase has failed, in milliseconds; null when it is over. */
  leftMs: z.int().nullable(),
  points: z.number(),
  goals: z.array(z.object({ id: z.string(), at: z.number(), of: z.number() })),
  result: z.string().nullable(),
  /** Where it happens now, in tiles: at its vehicle, else at the place of the phase; null when it is over. */
  spot: z.object({ x: z.number(), y: z.number() }).nullable(),
  /** Content id of the vehicle to stop or the enemies to defeat; null when there are none now. */
  aim: ContentId.nullable(),
});
export type EventState = z.infer<typeof EventState>;

/**
 * The doorway in which the player stands: from when to when the way through takes, or why it does not begin. A player
 * who has arrived in a doorway receives it only after a step out of it.
 */
export const DoorwayState = z.object({
  to: ZoneId,
  startTick: Tick,
  endTick: Tick,
  /** The code of the reason why the player cannot go through now. */
  obstacle: z.string().nullable(),
});
export type DoorwayState = z.infer<typeof DoorwayState>;

/**
 * What the city makes of the player's silence: whether others see the player as away, and after the warning how long it
 * is until the player leaves.
 */
export const IdleState = z.object({
  isAway: z.boolean(),
  /** Whether the player has asked for the mark: then it stays while only the pointer moves. */
  isChosen: z.boolean(),
  leavesInMs: z.number().nonnegative().nullable(),
});
export type IdleState = z.infer<typeof IdleState>;

export const serverEvents = {
  'zone.welcome': ZoneWelcome,
  'zone.population': ZonePopulation,
  'zone.channels': ZoneChannels,
  'zone.transfer_begun': z.object({ to: ZoneId }),
  'zone.doorway': DoorwayState.nullable(),
  /** The zone continues in another process: its address, and a single-use ticket for it. */
  'zone.moved': z.object({ simUrl: z.url(), ticket: z.string() }),
  'chat.message': ChatMessage,
  'chat.rejected': z.object({ code: z.string(), params: Params }),
  'clock.pong': z.object({ sentMs: z.number(), serverTimeMs: z.number(), tick: z.int() }),
  'presence.idle': IdleState,
  /** The maintenance that is planned or running; sent to each connection, and at each change. */
  'maintenance.state': MaintenanceView.nullable(),
  'realm.restarting': z.object({ inMs: z.number() }),
  'session.closed': z.object({ reason: CloseReason }),
  'self.state': SelfState,
  'action.rejected': Refusal,
  'combat.down': CombatDown.nullable(),
  'combat.summary': CombatSummary,
  'duel.state': DuelState,
  'duel.board': DuelBoard,
  'interact.progress': InteractProgress,
  /** A resumed conversation was open on an earlier connection; the domain decides whether it still is. */
  'conversation.opened': z.object({
    entityId: z.int(),
    npc: z.string().nullable(),
    object: z.string().nullable(),
    isResumed: z.boolean().optional(),
  }),
  'conversation.closed': z.object({}),
  'interact.check': InteractCheck,
  'loot.emptied': LootEmptied,
  'instance.lobby': InstanceLobbyState,
  'instance.progress': InstanceProgress,
  'instance.lead_out': InstanceLeadOut,
  'event.state': EventState.nullable(),
  /** A townsperson or a vendor in view speaks to this player alone, in their language. */
  'townsperson.said': z.object({ entityId: z.int(), text: z.string() }),
  /** News about a room of this character or of the world; the client then reads it again; see `LiveChange`. */
  live: z.looseObject({ topic: z.string() }),
} as const;
export type ServerEvents = { [K in keyof typeof serverEvents]: (message: z.infer<(typeof serverEvents)[K]>) => void };
