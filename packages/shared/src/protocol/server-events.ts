import * as z from 'zod';
import { ChatMessage } from '../chat/schema';
import { InstanceDifficulty } from '../instance/schema';
import { CharacterId, ContentId, ZoneId } from '../kernel/ids';

/** First message after joining and after crossing into another zone: who you are and where the zone's clock stands. */
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

/** Why the server ends a connection; each has a message in both languages. */
/**
 * Where somebody stands in the line before a full zone, from 1, and for how long by the pace of late; null while nobody
 * can say.
 */
export const QueuePlace = z.object({ place: z.int().min(1), estimateSeconds: z.int().min(0).nullable() });
export type QueuePlace = z.infer<typeof QueuePlace>;

export const closeReasons = [
  'taken_over',
  'signed_out',
  'afk',
  'too_slow',
  'bad_message',
  'flooding',
  'restarting',
  'zone_lost',
  'version',
  'bad_ticket',
  'full',
] as const;
export const CloseReason = z.enum(closeReasons);
export type CloseReason = z.infer<typeof CloseReason>;

/**
 * How many are in this channel of the zone now, and how many channels are open; told when it has changed, every five seconds
 * at most.
 */
export const ZonePopulation = z.object({ population: z.int().nonnegative(), channels: z.int().min(1) });
export type ZonePopulation = z.infer<typeof ZonePopulation>;

/** The channels of this zone one can change over to, the own one among them, and how many fit into one. */
export const ZoneChannels = z.object({
  own: z.int(),
  capacity: z.int(),
  channels: z.array(z.object({ channel: z.int(), population: z.int().nonnegative() })),
});
export type ZoneChannels = z.infer<typeof ZoneChannels>;

const Params = z.record(z.string(), z.union([z.string(), z.number()]));
const Tick = z.int().nonnegative();

/** The own fighting state that is no pool: told when it changes. Ticks are the zone's. */
export const SelfState = z.object({
  statuses: z.array(z.object({ id: ContentId, stacks: z.int(), endsTick: Tick })),
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

/** A wish that was not followed, with a code that has a message in both languages. */
export const Refusal = z.object({ what: z.string(), code: z.string(), params: Params });
export type Refusal = z.infer<typeof Refusal>;

/** Lying on the ground: until when somebody may help, from when one may wake up at the clinic, and what that costs. */
export const CombatDown = z.object({
  byName: z.string(),
  byContent: z.string(),
  isDead: z.boolean(),
  reviveEndsTick: Tick,
  respawnAtTick: Tick,
  costEddies: z.string(),
  reviver: z.int().nullable(),
});
export type CombatDown = z.infer<typeof CombatDown>;

/** What a fight came to, told when it is over. */
export const CombatSummary = z.object({
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

export const DuelState = z.object({
  phase: z.enum(['challenged', 'countdown', 'active', 'over', 'declined']),
  opponent: z.int(),
  opponentName: z.string(),
  /** Of `challenged`: whether we are asked. */
  isAsked: z.boolean(),
  x: z.number(),
  y: z.number(),
  radiusTiles: z.number(),
  endsTick: Tick,
  winner: z.int().nullable(),
  how: DuelEnd.nullable(),
});
export type DuelState = z.infer<typeof DuelState>;

/**
 * What is on the board one stands before: who waits for an opponent, and how the latest fights ended, newest first.
 * Null when one has walked away.
 */
export const DuelBoard = z
  .object({
    entityId: z.int(),
    waiting: z.array(z.object({ entityId: z.int(), name: z.string(), level: z.int() })),
    results: z.array(z.object({ winner: z.string(), loser: z.string(), how: DuelEnd, endedTick: Tick })),
  })
  .nullable();
export type DuelBoard = z.infer<typeof DuelBoard>;

/** Something held down for a while: reviving, opening, using; null when nothing is. */
export const InteractProgress = z.object({ entityId: z.int(), startTick: Tick, endTick: Tick }).nullable();
export type InteractProgress = z.infer<typeof InteractProgress>;

/**
 * Who is ready at a door with something behind it for a few; the first of them leads and has chosen how hard it will
 * be. Null when nobody is.
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

/** A lock was tried: what was thrown and what it had to reach, both shown. */
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

/** Boxes of this zone that stand open for this player until they are filled again. */
export const LootEmptied = z.object({
  boxes: z.array(z.object({ entityId: z.int(), refillsInMs: z.number().positive() })).min(1),
});

/** A shared event running in this zone. */
export const EventState = z.object({
  event: ContentId,
  runId: z.string(),
  phase: z.string(),
  endsTick: Tick.nullable(),
  points: z.number(),
  goals: z.array(z.object({ id: z.string(), at: z.number(), of: z.number() })),
  result: z.string().nullable(),
});
export type EventState = z.infer<typeof EventState>;

/** What one's deeds brought: shown as it comes in. */
export const Gains = z.object({
  experience: z.int(),
  eddies: z.string(),
  level: z.int().nullable(),
  items: z.array(z.object({ templateId: z.string(), quantity: z.int(), rarity: z.string() })),
  skills: z.array(z.object({ skill: z.string(), rank: z.int() })),
  toDelivery: z.boolean(),
});
export type Gains = z.infer<typeof Gains>;

export const serverEvents = {
  'zone.welcome': ZoneWelcome,
  'zone.population': ZonePopulation,
  'zone.channels': ZoneChannels,
  'zone.transfer_begun': z.object({ to: ZoneId }),
  /** Another process plays on from here: where it is reached, and a ticket that opens it once. */
  'zone.moved': z.object({ simUrl: z.url(), ticket: z.string() }),
  'chat.message': ChatMessage,
  'chat.rejected': z.object({ code: z.string(), params: Params }),
  'clock.pong': z.object({ sentMs: z.number(), serverTimeMs: z.number(), tick: z.int() }),
  'realm.restarting': z.object({ inMs: z.number() }),
  'session.closed': z.object({ reason: CloseReason }),
  'self.state': SelfState,
  'action.rejected': Refusal,
  'combat.down': CombatDown.nullable(),
  'combat.summary': CombatSummary,
  'duel.state': DuelState,
  'duel.board': DuelBoard,
  'interact.progress': InteractProgress,
  /** Resumed ones were open on an earlier connection: the domain says whether they still are. */
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
  'event.state': EventState.nullable(),
  gains: Gains,
  /**
   * Somebody in sight says something that is meant for this player alone, in their language: what their deeds left
   * behind.
   */
  'street.said': z.object({ entityId: z.int(), text: z.string() }),
  /** News of a room of this character or of the world; the browser reads that room again. */
  live: z.looseObject({ topic: z.string() }),
} as const;
export type ServerEvents = { [K in keyof typeof serverEvents]: (message: z.infer<(typeof serverEvents)[K]>) => void };
