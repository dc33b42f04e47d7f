import * as z from 'zod';
import { EmoteInput, SendMessageInput } from '../chat/schema';
import { InstanceDifficulty } from '../instance/schema';
import { ContentId, ItemId } from '../kernel/ids';
import { InstantMs, maxWhole } from '../kernel/input';
import { PartyMark } from '../party/marks';
import { voiceSignals } from '../voice/schema';
import { AcceptTradeMessage, AskTradeMessage } from '../trade/schema';

/** Entity ids are whole numbers of 32 bits, counted by the zone. */
const EntityId = z.int().min(1).max(0xffff_ffff);
/** Tiles on a map; the zone clamps them to reach and range. */
const Coordinate = z.number().min(0).max(1024);
const Nothing = z.strictObject({});
const TargetInput = z.strictObject({ entityId: EntityId });

/** Uses a hotbar slot or a named ability, aimed at a spot and optionally at an entity. */
export const UseAbilityInput = z.strictObject({
  ability: ContentId,
  x: Coordinate,
  y: Coordinate,
  entityId: EntityId.optional(),
});
export type UseAbilityInput = z.infer<typeof UseAbilityInput>;

/** The events a client may send; the input of each tick is sent as intents. */
export const clientEvents = {
  'chat.send': SendMessageInput,
  'chat.emote': EmoteInput,
  /** The player wants to be shown as away until the next step, shot, message or click. */
  'presence.away': Nothing,
  /** The player has used a window or a key of the page, of which the zone hears nothing else. */
  'presence.active': Nothing,
  'clock.ping': z.strictObject({ sentMs: InstantMs }),
  'combat.reload': Nothing,
  'combat.swap': Nothing,
  'combat.throw': z.strictObject({ x: Coordinate, y: Coordinate }),
  'combat.lock': z.strictObject({ entityId: EntityId.nullable() }),
  /** Starts a revival of `downed.reviveMs`; moving or `npc.interact_stop` cancels it. */
  'combat.revive': TargetInput,
  'combat.respawn': Nothing,
  'ability.use': UseAbilityInput,
  'ability.cancel': Nothing,
  'item.use': z.strictObject({ itemId: ItemId }),
  'loot.pick_up': TargetInput,
  'loot.pick_all': Nothing,
  'npc.interact': TargetInput,
  'npc.interact_stop': Nothing,
  'zone.transfer': Nothing,
  /** Requests the list of this zone's channels. */
  'zone.channels': Nothing,
  /** Requests a move to another channel of this zone; the server checks whether it is open. */
  'zone.change_channel': z.strictObject({ channel: z.int().min(-maxWhole).max(maxWhole) }),
  /** Puts a symbol of the party on an enemy or a player, or takes it away; it is taken from what bore it before. */
  'party.mark': z.strictObject({ entityId: EntityId, mark: PartyMark.nullable() }),
  'instance.enter': Nothing,
  /** The first ready player chooses the difficulty and may change it; that of the others is ignored. */
  'instance.ready': z.strictObject({ isReady: z.boolean(), difficulty: InstanceDifficulty.optional() }),
  /** Opens an instance for the whole party, at its entrance; a member may do so who may invite. */
  'instance.enter_party': z.strictObject({ difficulty: InstanceDifficulty }),
  /** Enters the open instance of the party from anywhere in the city, for the first time or again. */
  'instance.join': z.strictObject({ to: ContentId }),
  'duel.challenge': TargetInput,
  'duel.answer': z.strictObject({ entityId: EntityId, accept: z.boolean() }),
  'duel.yield': Nothing,
  /** Puts the player's name on the board being read, or removes it. */
  'duel.sign': z.strictObject({ isOn: z.boolean() }),
  /** Challenges a player whose name is on the board being read. */
  'duel.call': TargetInput,
  /** They go to the voice process, past the zone; `voice.set` says how the player wants to hear and to be heard. */
  ...voiceSignals,
  /** Asks the character of a name, who stands near, to trade. */
  'trade.ask': AskTradeMessage,
  /** Accepts such a question. */
  'trade.accept': AcceptTradeMessage,
} as const;
export type ClientMessage = {
  [K in keyof typeof clientEvents]: { readonly name: K; readonly message: z.infer<(typeof clientEvents)[K]> };
}[keyof typeof clientEvents];
