import type { ChatLine } from '@necp/shared/chat/schema';
import type { CharacterId, MessageParams } from '@necp/shared/kernel';
import type { CloseReason, ZoneWelcome } from '@necp/shared/protocol';
import type { Spot } from './inputs';

/** Why a player's wish was not followed: an attempt to cheat, a bad line, or the ordinary course of things. */
export type RefusalKind = 'cheat' | 'lag' | 'normal';

/** What one tick wants done outside the zone, in order. Gateway and effects carry it out between ticks. */
export type ZoneOutput =
  | { readonly kind: 'welcome'; readonly link: number; readonly welcome: ZoneWelcome }
  | { readonly kind: 'population'; readonly links: readonly number[]; readonly population: number }
  | { readonly kind: 'line'; readonly links: readonly number[]; readonly line: ChatLine }
  | { readonly kind: 'spoken'; readonly line: ChatLine; readonly characterId: CharacterId }
  | { readonly kind: 'unheard'; readonly link: number; readonly code: string; readonly params: MessageParams }
  | { readonly kind: 'close'; readonly link: number; readonly reason: CloseReason }
  | { readonly kind: 'departed'; readonly departed: Departed }
  | { readonly kind: 'refused'; readonly refusal: RefusalKind; readonly what: string; readonly characterId: CharacterId };

/** Somebody who left, with what the domain has to remember. */
export interface Departed {
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly spot: Spot;
  readonly playedMs: number;
}
