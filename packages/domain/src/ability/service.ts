import { items } from '@necp/content/server';
import { slotSet } from '@necp/shared/ability/events';
import { withSlot } from '@necp/shared/ability/rules';
import type { AbilityView, SetSlotInput, SlotEntry } from '@necp/shared/ability/schema';
import { GameError } from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { emit, inTx, once, pushAfterCommit, requirePlaying, type Ctx } from '../kernel';
import { abilityView, arrangementOf } from './queries';

/**
 * Puts an ability or a kind of item into a hotbar slot, moves it there, or clears the slot. The character need not
 * carry the item.
 * @throws GameError invalid `character.required`, `ability.not_for_slots`; conflict `ability.not_known`
 */
export async function setSlot(ctx: Ctx, input: SetSlotInput): Promise<AbilityView> {
  const { accountId, characterId } = requirePlaying(ctx);
  const { requestId, slot, entry } = input;
  await inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'ability.set_slot', input: { ...input, characterId } }, async () => {
      // The row of the character serves as the lock of its hotbar.
      await holdSheet(tx, characterId);
      const { abilities, arrangement } = await arrangementOf(tx, characterId);
      if (entry !== null)
        assertFor(
          entry,
          abilities.map(({ ability }) => ability),
        );
      const slots = withSlot(arrangement.slots, { slot, entry }).map((one) => one ?? '');
      const seen =
        entry === null || arrangement.seen.includes(entry) ? [...arrangement.seen] : [...arrangement.seen, entry];
      await tx.characterLoadout.upsert({
        where: { characterId },
        create: { characterId, slots, seen },
        update: { slots, seen },
      });
      await emit(tx, slotSet, { characterId, slot, entry });
      pushAfterCommit(tx, { characterId }, { topic: slotSet.name });
      return null;
    }),
  );
  return abilityView(ctx, characterId);
}

function assertFor(entry: SlotEntry, known: readonly string[]): void {
  const [kind, id = ''] = entry.split(':');
  if (kind === 'ability' && !known.includes(id)) throw new GameError('conflict', 'ability.not_known');
  const item = kind === 'item' ? items.find((one) => one.id === id) : undefined;
  if (kind === 'item' && item?.kind !== 'consumable' && item?.kind !== 'thrown')
    throw new GameError('invalid', 'ability.not_for_slots');
}
