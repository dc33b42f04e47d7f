import { quests } from '@necp/content/server';
import { runAudit } from '@necp/domain/audit/service';
import { Coverage } from '@necp/domain/testing/story-walker';
import type { QuestContent } from '@necp/shared/quest/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authoredLore } from '../authored';
import type { Citizen } from './town/citizen';
import { makeNewcomer, makeResident } from './town/newcomers';
import { gone, waysThrough, type Way } from './town/routes';
import { StoryPlayer } from './town/story';
import { openTown, type Town } from './town/town';

let town: Town;
/** A whole night in the city, on a machine that has other things to do. */
const nightMs = 600_000;
/** Who has seen much of the city; whom the Pit is not too easy for. */
const levels = { seasoned: 20, ofThePit: 13 } as const;
const runsMax = 3;
/** Those whose every way is gone in the street here; the domain's own test walks through all of them without one. */
const played = ['soup_gets_cold', 'dead_air'];

beforeAll(async () => {
  town = await openTown();
}, nightMs);
afterAll(() => town.close(), nightMs);

const coverage = new Map(quests.map(({ id }) => [id, new Coverage()]));
const coverageOf = ({ id }: QuestContent): Coverage => coverage.get(id) ?? new Coverage();

/** Somebody who may begin a story, where whoever tells it lives; weak where the story wants to see them fall. */
function makeHero(quest: QuestContent, aim: Way | null): Promise<Citizen> {
  if (quest.begins === 'by_itself') return makeNewcomer(town);
  const stage = quest.stages.find(({ id }) => id === aim?.stage);
  const isFall = aim?.exit?.on === 'downed' && stage?.objectives.some(({ kind }) => kind === 'survive') === true;
  const level = isFall ? quest.level : quest.id === 'nine_rounds' ? levels.ofThePit : levels.seasoned;
  const place = authoredLore.npcs.get(quest.giver ?? '')?.home ?? 'vera_clinic';
  return makeResident(town, { conditions: quest.prerequisites, level, place, build: isFall ? 'weak' : 'strong' });
}

async function playOnce(quest: QuestContent, aim: Way): Promise<string | null> {
  const citizen = await makeHero(quest, aim);
  await citizen.comeIn();
  try {
    return await new StoryPlayer(citizen, { quest, coverage: coverageOf(quest), aim }).play();
  } finally {
    citizen.hangUp();
  }
}

describe.each(quests.filter(({ id }) => played.includes(id)).map((quest) => [quest.name.en, quest] as const))('%s, played in the street,', (_name, quest) => {
  it.each(waysThrough(quest).map((way) => [way.name, way] as const))('goes %s', async (_way, way) => {
    const wasGone = () => coverageOf(quest).times(gone(way.name)) > 0;
    for (let runs = 0; runs < runsMax && !wasGone(); runs++) expect([null, ...quest.endings.map(({ id }) => id)]).toContain(await playOnce(quest, way));
    expect(wasGone()).toBe(true);
  }, nightMs);
});

describe('a story in the middle of which the line broke', () => {
  it('is where it was when one comes back, and goes on to its end', async () => {
    const quest = quests.find(({ id }) => id === 'soup_gets_cold');
    if (quest === undefined) throw new Error('that story is not told any more');
    const citizen = await makeHero(quest, null);
    await citizen.comeIn();
    const player = new StoryPlayer(citizen, { quest, coverage: new Coverage(), aim: null });
    await player.begin();
    citizen.hangUp();
    await citizen.wait(40);
    await citizen.comeIn();
    expect(player.progress?.stageId).toBe('run');
    expect(quest.endings.map(({ id }) => id)).toContain(await player.play());
    citizen.hangUp();
  }, nightMs);
});

describe('when all stories are told', () => {
  it('every purse and every bag is in order', async () => {
    await town.settle();
    expect((await runAudit(town.home.domain.systemCtx())).findings).toEqual([]);
  }, nightMs);
});
