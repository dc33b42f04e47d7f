import type { QuestContent } from '@necp/shared/quest/content';
import { authoredGameData } from '../../authored';
import type { Citizen } from './citizen';
import { makeNewcomer, makeResident } from './newcomers';
import type { Way } from './routes';
import type { Town } from './town';

/** The levels of test players: the usual one, and those for the Pit and for an instance that is meant for four. */
const levels = { seasoned: 20, nine_rounds: 13, the_tallyman: 24 } as const;

/** Checks whether the player must be downed at this exit of a survival stage. */
export function isToFall(quest: QuestContent, aim: Way | null): boolean {
  return (
    aim?.exit?.on === 'downed' &&
    quest.stages.some(({ id, objectives }) => id === aim.stage && objectives.some(({ kind }) => kind === 'survive'))
  );
}

/**
 * Creates a character that may begin a quest, at the quest giver's place; a weak one where the quest expects a defeat.
 */
export function makeHero(town: Town, quest: QuestContent, aim: Way | null): Promise<Citizen> {
  if (quest.begins === 'by_itself') return makeNewcomer(town);
  const isFall = isToFall(quest, aim);
  const level = isFall ? quest.level : ((levels as Readonly<Record<string, number>>)[quest.id] ?? levels.seasoned);
  const place = authoredGameData.npcs.get(quest.giver ?? '')?.home ?? 'vera_clinic';
  return makeResident(town, { conditions: quest.prerequisites, level, place, build: isFall ? 'weak' : 'strong' });
}
