import { dialogues, quests } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { QuestContent } from '@necp/shared/quest/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditInventories } from '../inventory/queries';
import { stockCatalogue } from '../inventory/catalogue';
import { systemChance, type Ctx } from '../kernel';
import { FixedClock, makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { Coverage, Dice, StoryWalker } from '../testing/story-walker';
import { auditWallets } from '../wallet/queries';
import type { HeldZone } from '../zone';
import { stockStories } from './catalogue';

let house: TestDomain;
const clock = new FixedClock(Date.UTC(2031, 4, 5, 12));
const zone: HeldZone = { zoneId: 'watson', channel: 1, epoch: 1 };
const runsMax = 60;

beforeAll(async () => {
  house = await openTestDomain({ clock, poolMax: 4 });
  await stockCatalogue(house.domain.systemCtx());
  await stockStories(house.domain.systemCtx());
  await withClient(house.databaseUrl, async (client) => {
    await client.query(`INSERT INTO zones (id, name) VALUES ('watson', '{}'); INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at) VALUES ('watson', 1, 'test', 'http://test', 1, now() + interval '1 day')`);
  });
});
afterAll(() => house.close());

/** Somebody who stands in the street, with dice that fall as they are told. */
async function somebody(): Promise<{ ctx: Ctx; characterId: CharacterId; dice: Dice }> {
  const [characterId] = (await makeCharacters(house.databaseUrl, 1)) as [CharacterId];
  await withClient(house.databaseUrl, (client) => client.query('INSERT INTO player_positions (character_id, epoch) VALUES ($1, 1)', [characterId]));
  const dice = new Dice(systemChance);
  return { ctx: Object.assign(house.ctxAs({ characterId }), { chance: dice.chance }), characterId, dice };
}

/** Everything a story's author wrote that somebody should come to see. */
function authored(quest: QuestContent): string[] {
  const ways = quest.stages.flatMap((stage) => stage.exits.map((exit) => `from ${stage.id} to ${exit.to}`));
  const talks = new Set(quest.stages.flatMap(({ objectives }) => objectives.flatMap((objective) => ('dialogue' in objective && objective.dialogue ? [objective.dialogue] : []))));
  const said = dialogues.filter(({ id }) => talks.has(id)).flatMap((dialogue) => dialogue.nodes.flatMap((node) => node.choices.flatMap((choice, index) => {
    const results = 'check' in choice ? ['pass', 'fail', 'critical', 'fumble'] : [''];
    return results.map((result) => `${dialogue.id}/${node.id}/${index}/${result}`);
  })));
  return [...new Set([...ways, ...said, ...quest.endings.map(({ id }) => `ending ${id}`)])];
}

describe('an automatic player', () => {
  it.each(quests.map((quest) => [quest.id, quest] as const))('finishes %s on every branch, with every answer and every fall of the dice', async (_id, quest) => {
    const coverage = new Coverage();
    const wanted = authored(quest);
    const unseen = () => wanted.filter((what) => coverage.times(what) === 0);
    for (let run = 0; run < runsMax && unseen().length > 0; run++) {
      const { ctx, characterId, dice } = await somebody();
      const walker = new StoryWalker({ ctx, characterId, zone, clock, dice, coverage }, quest);
      await walker.prepare(run % 2 === 1 ? 'open' : 'plain');
      const over = await walker.play();
      const ending = quest.endings.find(({ id }) => id === over.ending);
      expect(over.state).toBe(ending?.result === 'failed' ? 'failed' : (ending?.choice.length ?? 0) > 0 ? 'ready' : 'done');
      const paid = await ctx.db.experienceEntry.findMany({ where: { characterId, source: 'quest', sourceId: { startsWith: `${quest.id}.${over.ending}/` } } });
      expect(paid).toHaveLength(1);
    }
    expect(unseen()).toEqual([]);
  }, 240_000);

  it('leaves every purse and every bag in order', async () => {
    const ctx = house.domain.systemCtx();
    expect((await auditWallets(ctx)).findings).toEqual([]);
    expect((await auditInventories(ctx)).findings).toEqual([]);
  });
});
