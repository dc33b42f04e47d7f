import type { PartyPing } from '@necp/shared/party/schema';
import type { MemberVitals } from '@necp/shared/party/vitals';
import { create } from 'zustand';

/** The countdown of the party, by the steady clock of the page; null before the first one. */
export const usePartyCountdown = create<{ readonly endsMs: number | null }>(() => ({ endsMs: null }));

/** What was heard last of a member, and when, by the steady clock of the page. */
export interface HeardVitals {
  readonly vitals: MemberVitals;
  readonly atMs: number;
}

/** The vitals of the party's members, by character. */
export const useMemberVitals = create<{ readonly heard: Readonly<Record<string, HeardVitals>> }>(() => ({ heard: {} }));

/** Where the own character is, in whole tiles, so that frames know who is in range; null outside the city. */
export const useOwnSpot = create<{
  readonly spot: { readonly zoneId: string; readonly channel: number; readonly x: number; readonly y: number } | null;
}>(() => ({ spot: null }));

/** The enemy or player that is the target; null without one. */
export const usePartyTarget = create<{
  readonly target: { readonly id: number; readonly kind: 'enemy' | 'player'; readonly name: string } | null;
}>(() => ({ target: null }));

/** The latest ping of each member, and when it was heard. */
export const usePartyPings = create<{
  readonly pings: Readonly<Record<string, { readonly ping: PartyPing; readonly atMs: number }>>;
}>(() => ({ pings: {} }));
