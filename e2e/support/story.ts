import { expect } from '@playwright/test';
import type { Actor } from './actor';
import { direct } from './director';
import { talk, talkToItsEnd, use } from './scene';

/** Asks until the story has come so far that it may be asked. */
export const askInTime = ({ ask }: Actor, procedure: string, input: object): Promise<void> =>
  expect(() => ask(procedure, input)).toPass({ intervals: [300] });

/** Brings a player who has just arrived in Watson to the end of the first quest, and to level 5. */
export async function endFirstLight(actor: Actor): Promise<void> {
  const { characterId } = actor;
  const skip = () => askInTime(actor, 'quest.skip', { questId: 'first_light' });
  await direct({ do: 'move', characterId, place: 'courier_alley' });
  // To the trade, and past it to the courier.
  await skip();
  await skip();
  await use(actor, 'pell', talk(actor.page));
  await talkToItsEnd(actor);
  // Past the convoy.
  await skip();
  await direct({ do: 'level', characterId, level: 5 });
  await askInTime(actor, 'progression.spendAttribute', { attribute: 'body', points: 1 });
  await askInTime(actor, 'progression.spendPerk', { node: 'line_curtain' });
  await direct({ do: 'move', characterId, place: 'vera_clinic' });
  await use(actor, 'vera', talk(actor.page));
  await talkToItsEnd(actor);
}
