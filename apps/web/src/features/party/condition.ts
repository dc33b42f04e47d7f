import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import type { PartyMemberView } from '@necp/shared/party/schema';
import { isInRange, type MemberVitals, vitalsOldMs } from '@necp/shared/party/vitals';
import { useLocale } from 'next-intl';
import { useNow } from '../../components/use-now';
import { type HeardVitals, useMemberVitals, useOwnSpot } from './store';

/** What a frame says of a member, the most important first. */
export type MemberState =
  | 'lost'
  | 'noSignal'
  | 'linkDead'
  | 'dead'
  | 'downed'
  | 'away'
  | 'fighting'
  | 'farAway'
  | 'here';

export interface Condition {
  readonly state: MemberState;
  /** Whether help would reach the member: in the city, near, and heard of. */
  readonly isReachable: boolean;
  readonly vitals: MemberVitals | null;
  readonly heard: HeardVitals | null;
  readonly zoneName: string | null;
}

const lookMs = 5_000;

/** Returns how a member is. What was heard last stays on the frame while the character is in the city. */
export function useCondition({ characterId, zoneId }: PartyMemberView): Condition {
  const locale = useLocale() as Locale;
  const known = useMemberVitals((state) => state.heard[characterId]) ?? null;
  const isNear = useOwnSpot(({ spot }) => spot !== null && known !== null && isInRange(spot, known.vitals));
  const now = useNow(lookMs);
  const heard = zoneId === null ? null : known;
  const isOld = heard !== null && now - heard.atMs > vitalsOldMs;
  const state = stateOf({ isLost: zoneId === null, isOld, isNear, vitals: heard?.vitals ?? null });
  const place = heard?.vitals.zoneId ?? zoneId;
  return {
    state,
    isReachable: isNear && !isOld,
    vitals: isOld ? null : (heard?.vitals ?? null),
    heard: isOld ? null : heard,
    zoneName: place === null ? null : (zoneNames[place]?.[locale] ?? place),
  };
}

interface Known {
  readonly isLost: boolean;
  readonly isOld: boolean;
  readonly isNear: boolean;
  readonly vitals: MemberVitals | null;
}

/** Returns the one state that matters most. */
export function stateOf({ isLost, isOld, isNear, vitals }: Known): MemberState {
  if (isLost) return 'lost';
  if (vitals === null) return 'here';
  if (isOld) return 'noSignal';
  if (vitals.isLinkDead) return 'linkDead';
  if (vitals.life !== 'up') return vitals.life;
  if (!isNear) return 'farAway';
  if (vitals.isAway) return 'away';
  return vitals.isFighting ? 'fighting' : 'here';
}
