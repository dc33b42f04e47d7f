import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { stockCatalogue } from '../../inventory/catalogue';
import type { Ctx } from '../../kernel';
import { reputationOf } from '../../reputation';
import { newRequestId, openTestDomain, type TestDomain } from '..';
import { entryEpoch, heldZone } from '../combat';
import type { DialogueAnswer } from '../mortal-answer';
import { putAtStage, newCharacterIn } from '../stories';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';
import { runMortal } from '../mortal';
import { balanceOf } from '../../wallet';
import { worldKeysOf } from '../../world-state';
import { sheetOf } from '../sheets';
import { choose, startConversation } from '../../quest/service';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());

/** Puts a test character in front of the courier, about to whistle for the Lamplight. */
async function prepare(): Promise<DialogueAnswer> {
  const { characterId } = await newCharacterIn(testDomain);
  await putAtStage(testDomain, { characterId, questId: 'first_light', stageId: 'courier' });
  const wall = await startConversation(ctx, heldZone, {
    characterId,
    epoch: entryEpoch,
    npcId: 'pell',
    object: null,
    place: null,
  });
  return {
    characterId,
    input: { requestId: newRequestId(), conversationId: wall?.conversationId ?? '', nodeId: 'wall', choice: 3 },
  };
}

async function left(characterId: CharacterId): Promise<unknown> {
  const [stage, reputation, keys] = [
    (await sheetOf(ctx, characterId)).quests[0]?.stageId,
    await reputationOf(ctx.db, characterId),
    await worldKeysOf(ctx.db, characterId),
  ];
  return {
    stage,
    lamplight: reputation.lamplight,
    fate: keys.courier_fate,
    chits: await balanceOf(ctx.db, characterId),
    node: (await ctx.db.conversation.findUnique({ where: { characterId } }))?.nodeId,
  };
}

/** Answers in a separate process; returns how many statements it took, or null when it was killed. */
const answerElsewhere = (answer: DialogueAnswer, deathAt: number) =>
  runMortal(testDomain, new URL('../mortal-answer.ts', import.meta.url), { input: answer, deathAt });

/** Tests an answer in a conversation on a server that is killed before some of its statements. */
export function testKilledAnswer(deaths: Deaths): void {
  describe('a server that is killed in the middle of an answer', () => {
    it(
      'leaves the conversation unchanged, and applies all consequences once when it is asked again',
      async () => {
        const whole = await prepare();
        const untouched = await left((await prepare()).characterId);
        const statements = (await answerElsewhere(whole, 0)) ?? 0;
        expect(statements).toBeGreaterThan(40);
        const wanted = await left(whole.characterId);
        expect(wanted).toMatchObject({ stage: 'convoy', fate: 'handed_over', chits: 120n, node: 'lamp' });
        for (const deathAt of statementsToDieAt(statements, deaths)) {
          const answer = await prepare();
          const { characterId } = answer;
          expect(await answerElsewhere(answer, deathAt)).toBeNull();
          expect({ deathAt, left: await left(characterId) }).toEqual({ deathAt, left: untouched });
          const again = testDomain.ctxAs({ characterId, accountId: characterId as never });
          expect(await choose(again, answer.input)).toEqual(await choose(again, answer.input));
          expect({ deathAt, left: await left(characterId) }).toEqual({ deathAt, left: wanted });
        }
        expect((await runAudit(ctx)).findings).toEqual([]);
      },
      testTimeoutMs,
    );
  });
}
