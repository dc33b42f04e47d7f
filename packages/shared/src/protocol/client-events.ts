import * as z from 'zod';
import { SendMessageInput } from '../chat/schema';
import { InstanceDifficulty } from '../instance/schema';
import { ContentId, ItemId } from '../kernel/ids';

/** Entity ids are whole numbers of 32 bits, counted by the zone. */
const EntityId = z.int().min(1).max(0xffff_ffff);
/** Tiles on a map; the zone clamps them to reach and range. */
const Coordinate = z.number().min(0).max(1024);
const Nothing = z.strictObject({});
const Whom = z.strictObject({ entityId: EntityId });

/** Something of the own hotbar, or an ability by name, aimed at a spot and perhaps at somebody. */
export const UseAbilityInput = z.strictObject({
  ability: ContentId,
  x: Coordinate,
  y: Coordinate,
  entityId: EntityId.optional(),
});
export type UseAbilityInput = z.infer<typeof UseAbilityInput>;

/** What a client may send as an event; wishes of every tick go as intents. */
export const clientEvents = {
  'chat.send': SendMessageInput,
  'clock.ping': z.strictObject({ sentMs: z.number() }),
  'combat.reload': Nothing,
  'combat.swap': Nothing,
  'combat.throw': z.strictObject({ x: Coordinate, y: Coordinate }),
  'combat.lock': z.strictObject({ entityId: EntityId.nullable() }),
  /** Held for `downed.reviveMs`; ends by moving or by `npc.interact_stop`. */
  'combat.revive': Whom,
  'combat.respawn': Nothing,
  'ability.use': UseAbilityInput,
  'ability.cancel': Nothing,
  'item.use': z.strictObject({ itemId: ItemId }),
  'loot.pick_up': Whom,
  'loot.pick_all': Nothing,
  'npc.interact': Whom,
  'npc.interact_stop': Nothing,
  'zone.transfer': Nothing,
  /** Which channels of this zone there are. */
  'zone.channels': Nothing,
  /** Over into another channel of this zone; which of them are open the server knows. */
  'zone.change_channel': z.strictObject({ channel: z.int() }),
  'instance.enter': Nothing,
  /** The first who is ready says how hard it shall be, and may say so again; from the others it counts for nothing. */
  'instance.ready': z.strictObject({ isReady: z.boolean(), difficulty: InstanceDifficulty.optional() }),
  'duel.challenge': Whom,
  'duel.answer': z.strictObject({ entityId: EntityId, accept: z.boolean() }),
  'duel.yield': Nothing,
  /** The own name on the board one reads, or off it. */
  'duel.sign': z.strictObject({ isOn: z.boolean() }),
  /** Challenges somebody whose name is on the board one reads. */
  'duel.call': Whom,
} as const;
export type ClientMessage = {
  [K in keyof typeof clientEvents]: { readonly name: K; readonly message: z.infer<(typeof clientEvents)[K]> };
}[keyof typeof clientEvents];
