import type { QuestContent } from '@necp/shared/quest/content';
import { authoredGameData } from '../../authored';
import type { Citizen } from './citizen';
import { makeNewcomer, makeResident } from './newcomers';
import type { Way } from './routes';
import type { Town } from './town';

/** Who has seen much of the city; whom the Pit is not too easy for; who goes alone where four are wanted. */
const levels = { seasoned: 20, nine_rounds: 13, the_tallyman: 24 } as const;

/** Whether this way out of a stage is to be brought down while one has to hold a place. */
export function isToFall(quest: QuestContent, aim: Way | null): boolean {
  return (
    aim?.exit?.on === 'downed' &&
    quest.stages.some(({ id, objectives }) => id === aim.stage && objectives.some(({ kind }) => kind === 'survive'))
  );
}

/** Somebody who may begin a story, where whoever tells it lives; weak where the story wants to see them fall. */
export function makeHero(town: Town, quest: QuestContent, aim: Way | null): Promise<Citizen> {
  if (quest.begins === 'by_itself') return makeNewcomer(town);
  const isFall = isToFall(quest, aim);
  const level = isFall ? quest.level : ((levels as Readonly<Record<string, number>>)[quest.id] ?? levels.seasoned);
  const place = authoredGameData.npcs.get(quest.giver ?? '')?.home ?? 'vera_clinic';
  return makeResident(town, { conditions: quest.prerequisites, level, place, build: isFall ? 'weak' : 'strong' });
}
