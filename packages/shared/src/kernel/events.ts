import * as z from 'zod';

/** The dotted names of events, and the documented names that integrators see on the bus. */
export const busNames = {
  'account.created': 'ACCOUNT_CREATED',
  'session.started': 'LOGIN_SUCCESS',
  'session.ended': 'LOGOUT',
  'character.created': 'CHARACTER_CREATED',
  'character.deleted': 'CHARACTER_DELETED',
  'character.switched': 'CHARACTER_SWITCHED',
  'progression.level_up': 'LEVEL_UP',
  'progression.attribute_increased': 'ATTRIBUTE_INCREASED',
  'progression.skill_increased': 'SKILL_INCREASED',
  'combat.started': 'COMBAT_STARTED',
  'combat.ended': 'COMBAT_ENDED',
  'combat.player_attacked': 'PLAYER_ATTACKED',
  'combat.npc_died': 'NPC_DIED',
  'combat.player_died': 'PLAYER_DIED',
  'combat.damage_dealt': 'DAMAGE_DEALT',
  'combat.heal_cast': 'HEAL_CAST',
  'loot.generated': 'LOOT_GENERATED',
  'loot.item_picked_up': 'ITEM_PICKED_UP',
  'loot.item_dropped': 'ITEM_DROPPED',
  'loot.roll_started': 'LOOT_ROLL_STARTED',
  'loot.roll_completed': 'LOOT_ROLL_COMPLETED',
  'quest.started': 'QUEST_STARTED',
  'quest.completed': 'QUEST_COMPLETED',
  'quest.failed': 'QUEST_FAILED',
  'quest.dialogue_node_reached': 'DIALOGUE_NODE_REACHED',
  'quest.skill_check_passed': 'SKILL_CHECK_PASSED',
  'social.friend_request_sent': 'FRIEND_REQUEST_SENT',
  'social.friend_request_accepted': 'FRIEND_REQUEST_ACCEPTED',
  'party.created': 'PARTY_CREATED',
  'party.disbanded': 'PARTY_DISBANDED',
  'party.player_joined': 'PLAYER_JOINED_PARTY',
  'guild.created': 'GUILD_CREATED',
  'guild.player_joined': 'PLAYER_JOINED_GUILD',
  'guild.leveled_up': 'GUILD_LEVELED_UP',
  'trade.completed': 'TRADE_COMPLETED',
  'auction.won': 'AUCTION_WON',
  'vendor.item_sold': 'ITEM_SOLD',
  'wallet.currency_gained': 'CURRENCY_GAINED',
  'wallet.currency_spent': 'CURRENCY_SPENT',
  'zone.changed': 'ZONE_CHANGED',
  'instance.created': 'INSTANCE_CREATED',
  'world-event.boss_spawned': 'BOSS_SPAWNED',
  'territory.captured': 'TERRITORY_CAPTURED',
  'war.started': 'FACTION_WAR_STARTED',
  'world-state.unrest': 'world.unrest.updates',
} as const;

/** The room that emits the event, a dot, and what happened in the past tense. */
export type EventName = `${string}.${string}`;

/** Returns the name of an event on the bus: the documented one, or ROOM_STATE for the rest. */
export function busNameOf(name: EventName): string {
  return (busNames as Readonly<Record<string, string>>)[name] ?? name.replaceAll(/[.-]/g, '_').toUpperCase();
}

/** A kind of event; it is declared once, in the room's `events.ts`. */
export interface EventKind<P> {
  readonly name: EventName;
  readonly version: number;
  /** The payload is JSON only: amounts of money are decimal text. */
  readonly payload: z.ZodType<P>;
  /** Events with the same key, e.g. the character's id, reach every listener in the order in which they happened. */
  readonly keyOf: (payload: P) => string;
}

/** Declares a kind of event. */
export function defineEvent<P>(kind: EventKind<P>): EventKind<P> {
  return kind;
}

/** An event as it is sent on the bus. It is delivered at least once; `id` identifies repeats. */
export const BusEvent = z.object({
  id: z.uuid(),
  name: z.string(),
  busName: z.string(),
  version: z.int().positive(),
  at: z.iso.datetime(),
  key: z.string(),
  actorId: z.uuid().nullable(),
  correlationId: z.string(),
  payload: z.unknown(),
});
export type BusEvent = z.infer<typeof BusEvent>;
