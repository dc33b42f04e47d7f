import { dialogues, quests } from '@necp/content/server';
import type { QuestContent } from '@necp/shared/quest/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditInventories } from '../inventory/auditing';
import { stockCatalogue } from '../inventory/catalogue';
import { FixedClock, openTestDomain, type TestDomain } from '.';
import { newCharacterIn } from './stories';
import { Coverage } from './story-coverage';
import { StoryWalker, waysOf } from './story-walker';
import { auditWallets } from '../wallet/queries';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2031, 4, 5, 12));
const runsMax = 60;

beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 4 });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

/** Returns everything written in a quest that some player should be able to see. */
function authored(quest: QuestContent): string[] {
  const ways = quest.stages.flatMap((stage) => stage.exits.map((exit) => `from ${stage.id} to ${exit.to}`));
  const talks = new Set(
    quest.stages.flatMap(({ objectives }) =>
      objectives.flatMap((objective) => ('dialogue' in objective && objective.dialogue ? [objective.dialogue] : [])),
    ),
  );
  const said = dialogues
    .filter(({ id }) => talks.has(id))
    .flatMap((dialogue) =>
      dialogue.nodes.flatMap((node) =>
        node.choices.flatMap((choice, index) => {
          const results = 'check' in choice ? waysOf(choice.check) : [''];
          return results.map((result) => `${dialogue.id}/${node.id}/${index}/${result}`);
        }),
      ),
    );
  return [...new Set([...ways, ...said, ...quest.endings.map(({ id }) => `ending ${id}`)])];
}

/** Tests that an automatic player sees everything that was written for these quests. */
export function testQuestsWalked(ids: readonly string[]): void {
  describe('an automatic player', () => {
    it.each(quests.filter(({ id }) => ids.includes(id)).map((quest) => [quest.id, quest] as const))(
      'finishes %s on every branch, with every answer and every result of the dice',
      async (_id, quest) => {
        const coverage = new Coverage();
        const wanted = authored(quest);
        const unseen = () => wanted.filter((what) => coverage.times(what) === 0);
        for (let run = 0; run < runsMax && unseen().length > 0; run++) {
          const { ctx, characterId, dice } = await newCharacterIn(testDomain);
          const walker = new StoryWalker({ ctx, characterId, clock, dice, coverage }, quest);
          await walker.prepare(run);
          const over = await walker.play();
          const ending = quest.endings.find(({ id }) => id === over.ending);
          expect(over.state).toBe(
            ending?.result === 'failed' ? 'failed' : (ending?.choice.length ?? 0) > 0 ? 'ready' : 'done',
          );
          const paid = await ctx.db.experienceEntry.findMany({
            where: { characterId, source: 'quest', sourceId: { startsWith: `${quest.id}.${over.ending}/` } },
          });
          expect(paid).toHaveLength(ending?.experience === 0 ? 0 : 1);
        }
        expect(unseen()).toEqual([]);
      },
      3_600_000,
    );

    it('leaves every wallet and every bag consistent', async () => {
      const ctx = testDomain.domain.systemCtx();
      expect((await auditWallets(ctx)).findings).toEqual([]);
      expect((await auditInventories(ctx)).findings).toEqual([]);
    });
  });
}
