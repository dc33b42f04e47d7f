import type { LocalText } from '@necp/shared/kernel/content';
import type { LiveChange } from '@necp/shared/protocol';

/** A gain or a loss of the character. */
export type Gain =
  | { readonly kind: 'experience'; readonly amount: number }
  | { readonly kind: 'chits'; readonly amount: bigint }
  | { readonly kind: 'item'; readonly id: string; readonly rarity: string | null; readonly amount: number }
  | { readonly kind: 'reputation'; readonly id: string; readonly amount: number }
  | { readonly kind: 'skill'; readonly id: string; readonly rank: number }
  | { readonly kind: 'title'; readonly title: LocalText }
  | { readonly kind: 'delivery' };

/** Returns what a live change gave or took; the ends of quests and events are shown by cards. */
export function gainsOf(change: LiveChange): readonly Gain[] {
  switch (change.topic) {
    case 'progression.experience_gained':
    case 'progression.level_up':
      return change.gained > 0 ? [{ kind: 'experience', amount: change.gained }] : [];
    case 'progression.skill_increased':
      return Object.entries(change.raised).map(([id, rank]) => ({ kind: 'skill', id, rank }));
    case 'progression.title_gained':
      return [{ kind: 'title', title: change.title }];
    case 'wallet.currency_gained':
    case 'wallet.currency_spent': {
      const amount = BigInt(change.changeChits);
      return amount === 0n ? [] : [{ kind: 'chits', amount }];
    }
    case 'inventory.item_gained':
      return [
        { kind: 'item', id: change.templateId, rarity: change.rarity, amount: change.quantity },
        ...(change.delivered > 0 ? [{ kind: 'delivery' } as const] : []),
      ];
    case 'reputation.changed':
      return change.changes.map(({ faction, points }) => ({ kind: 'reputation', id: faction, amount: points }));
    default:
      return [];
  }
}
