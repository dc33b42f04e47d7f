import type { Effect } from '@necp/shared/quest/content';
import type { Fault } from '../checks';
import type { City } from '../city';
import { reachableEffects } from './dialogues';

/** Finds enemies that a quest brings to a safe place, where no fight can begin. */
export function checkSafeFights(city: City): Fault[] {
  const safe = new Set(city.places.filter((place) => place.safe).map(({ id }) => id as string));
  const brought = (effects: readonly Effect[], standsAt: readonly string[]) =>
    effects.flatMap((effect) => {
      if (effect.do !== 'enemies') return [];
      const places = effect.place === undefined ? standsAt : [effect.place];
      return places
        .filter((place) => safe.has(place))
        .map((place) => `brings ${effect.enemy} to ${place}, which is safe`);
    });
  return city.quests.flatMap((quest) => {
    const inTalk = quest.stages.flatMap(({ objectives }) =>
      objectives.flatMap((objective) => {
        const dialogue = city.dialogues.find(({ id }) => 'dialogue' in objective && id === objective.dialogue);
        if (dialogue === undefined) return [];
        const standsAt =
          objective.kind === 'use'
            ? [objective.place]
            : city.npcs
                .filter(({ id }) => id === dialogue.npc)
                .flatMap(({ schedule }) => schedule.map((one) => one.place));
        return brought(reachableEffects(dialogue), standsAt);
      }),
    );
    const onEntering = quest.stages.flatMap(({ onEnter }) => brought(onEnter, []));
    return [...new Set([...inTalk, ...onEntering])].map((what) => ({ where: `quest ${quest.id}`, what }));
  });
}
