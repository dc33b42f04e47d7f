import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import type { VoiceKind, VoiceStateView } from '@necp/shared/voice/schema';
import { mutedInVoice } from '../chat';
import { requirePlaying, type Ctx } from '../kernel';
import { silencedAmong } from '../social';
import { audienceIn, declaredAudiences } from './audiences';
import { isVoiceOpen } from './place';

/**
 * Returns whether players can talk now, and with which groups the caller's character can.
 * @throws GameError as `requirePlaying`
 */
export async function voiceState(ctx: Ctx): Promise<VoiceStateView> {
  const { characterId } = requirePlaying(ctx);
  const [isOpen, ...found] = await Promise.all([
    isVoiceOpen(ctx.redis),
    ...declaredAudiences().map(async ({ kind, audienceOf }) =>
      (await audienceOf(ctx.db, characterId)) === null ? [] : [kind],
    ),
  ]);
  return { isOpen, kinds: found.flat() };
}

/** A player in a call. */
export interface Caller {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly kind: VoiceKind;
  readonly roomId: string;
  /** The name of the character, as the others read it. */
  readonly name: string;
  /** The stay in the call, which the room has noted. */
  readonly stayId: string;
}

/** What has become of callers. */
export interface CallersNow {
  /** Those who are not in their group any more. */
  readonly gone: readonly CharacterId[];
  /** By caller, the players of the same call who neither hear it nor are heard by it; left out without such players. */
  readonly silenced: ReadonlyMap<CharacterId, ReadonlySet<CharacterId>>;
  /** Those who are muted in calls by a moderator. */
  readonly hushed: ReadonlySet<CharacterId>;
}

/** Looks at the groups, the blocks and the mutes of callers again. Those of one group are read together. */
export async function callersNow(ctx: Ctx, callers: readonly Caller[]): Promise<CallersNow> {
  const gone: CharacterId[] = [];
  const silenced = new Map<CharacterId, ReadonlySet<CharacterId>>();
  for (const room of byGroup(callers)) {
    const staying = await stayingOf(ctx, room);
    gone.push(...room.filter((one) => !staying.includes(one)).map(({ characterId }) => characterId));
    for (const caller of staying) {
      const accounts = await silencedAmong(
        ctx.db,
        caller.accountId,
        staying.map(({ accountId }) => accountId),
      );
      const unheard = staying.filter(({ accountId }) => accounts.has(accountId)).map(({ characterId }) => characterId);
      if (unheard.length > 0) silenced.set(caller.characterId, new Set(unheard));
    }
  }
  const accountIds = [...new Set(callers.map(({ accountId }) => accountId))];
  const muted = await mutedInVoice(ctx.db, accountIds, new Date(ctx.clock.nowMs()));
  const hushed = callers.filter(({ accountId }) => muted.has(accountId)).map(({ characterId }) => characterId);
  return { gone, silenced, hushed: new Set(hushed) };
}

function byGroup(callers: readonly Caller[]): readonly (readonly Caller[])[] {
  const groups = new Map<string, Caller[]>();
  for (const caller of callers) {
    const key = `${caller.kind} ${caller.roomId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [caller]);
    else group.push(caller);
  }
  return [...groups.values()];
}

/** Returns those of the callers of one group who are still in it. */
async function stayingOf(ctx: Ctx, room: readonly Caller[]): Promise<readonly Caller[]> {
  for (const { kind, roomId, characterId } of room) {
    const audience = await audienceIn(ctx.db, kind, characterId);
    // One member of the group knows all others.
    if (audience?.roomId === roomId) {
      const members = new Set(audience.characterIds);
      return room.filter((one) => members.has(one.characterId));
    }
  }
  return [];
}
