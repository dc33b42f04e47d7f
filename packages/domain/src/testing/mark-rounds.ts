import type { ZoneId } from '@necp/shared/kernel';
import type { PartyMark } from '@necp/shared/party/marks';
import { expect } from 'vitest';
import { clearMarks, disband, kick, leave, markGround, markTarget, unmarkFallen } from '../party/service';
import { newRequestId, type TestDomain } from '.';
import { entryEpoch, heldZone, putInZone } from './combat';
import { act, asTo, partyOf, partyOfPlayer } from './party';
import type { Round } from './rounds';
import { codesOf, type SocialPlayer } from './social';

type Three = [SocialPlayer, SocialPlayer, SocialPlayer];

async function threeInZone(testDomain: TestDomain): Promise<Three> {
  const players = (await partyOf(testDomain, 3)) as Three;
  await putInZone(
    testDomain.ownerUrl,
    players.map(({ characterId }) => characterId),
  );
  return players;
}

let lastEntity = 0;
/** An enemy of its own for each round, because rounds run side by side in one zone. */
const newEntity = () => (lastEntity += 1);

interface MarkAct {
  readonly by: SocialPlayer;
  readonly mark: PartyMark | null;
  readonly entityId: number;
}

const mark = ({ domain }: TestDomain, { by, mark: symbol, entityId }: MarkAct) =>
  markTarget(domain.systemCtx(), heldZone, {
    id: newRequestId(),
    characterId: by.characterId,
    epoch: entryEpoch,
    mark: symbol,
    target: { entityId },
  });

/** Two members set one symbol and another clears all, while one of the enemies falls: the symbol is on one or none. */
const setWhileClearing: Round = async (testDomain) => {
  const [mara, ivo, zora] = await threeInZone(testDomain);
  const [one, other] = [newEntity(), newEntity()];
  const spot = { zoneId: 'watson' as ZoneId, x: 3, y: 4 };
  const fallen = { characterIds: [], entityIds: [one] };
  const codes = codesOf(
    await Promise.allSettled([
      mark(testDomain, { by: mara, mark: 'skull', entityId: one }),
      mark(testDomain, { by: ivo, mark: 'skull', entityId: other }),
      mark(testDomain, { by: zora, mark: null, entityId: other }),
      markGround(zora.ctx, { ...act(), mark: 'skull', spot }),
      clearMarks(ivo.ctx, act()),
      unmarkFallen(testDomain.domain.systemCtx(), heldZone, fallen),
    ]),
  );
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  const { marks } = await partyOfPlayer(mara);
  for (const kind of ['enemy', 'ground']) expect(marks.filter(({ on }) => on.kind === kind).length).toBeLessThan(2);
  await clearMarks(mara.ctx, act());
  expect((await partyOfPlayer(zora)).marks).toEqual([]);
};

/** A member marks while it leaves, is removed, and the party ends: no mark outlives its party. */
const markWhileEnding: Round = async (testDomain) => {
  const [mara, ivo, zora] = await threeInZone(testDomain);
  const { partyId } = await partyOfPlayer(mara);
  const codes = codesOf(
    await Promise.allSettled([
      mark(testDomain, { by: ivo, mark: 'star', entityId: newEntity() }),
      mark(testDomain, { by: zora, mark: 'moon', entityId: newEntity() }),
      leave(ivo.ctx, act()),
      kick(mara.ctx, asTo(zora)),
      disband(mara.ctx, act()),
    ]),
  );
  for (const code of codes) expect(['ok', 'party.none', 'party.no_member', 'party.not_leader']).toContain(code);
  expect(await testDomain.domain.systemCtx().db.partyMark.count({ where: { partyId } })).toBe(0);
};

/** Acts on marks that meet, by what must hold. */
export const markRaces: Readonly<Record<string, Round>> = {
  'a symbol that is set twice and cleared at once is on one target or none': setWhileClearing,
  'a mark that is set while its party ends does not stay': markWhileEnding,
};
