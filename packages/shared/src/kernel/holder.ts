import type { AccountId, CharacterId, EscrowId, GuildId } from './ids';

/**
 * Who holds money or items. An escrow holds what several parties have paid in until a room pays it out; the world holds
 * the sources that money comes from and goes to.
 */
export type Holder =
  | { readonly kind: 'character'; readonly id: CharacterId }
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'guild'; readonly id: GuildId }
  | { readonly kind: 'escrow'; readonly id: EscrowId }
  | { readonly kind: 'world'; readonly id: string };

/** Returns a character as a holder. */
export const characterHolder = (id: CharacterId): Holder => ({ kind: 'character', id });

/** Returns an escrow as a holder. */
export const escrowHolder = (id: EscrowId): Holder => ({ kind: 'escrow', id });

/** Returns a text that is the same for the same holder; texts sort in the order in which holders are locked. */
export const holderKey = ({ kind, id }: Holder): string => `${kind} ${id}`;
