import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { ExperienceBar } from './experience-bar';
import { useLevelUp } from './level-store';
import { LevelUp } from './level-up';
import { listenToProgression } from './listen';
import { AttributePoints, PerkPoints } from './unspent-points';

/** Levels, skills and perks. */
export const progression = defineFeature({
  room: 'progression',
  windows: [
    {
      name: 'sheet',
      key: 'sheet',
      icon: 'sheet',
      Badge: AttributePoints,
      messages: ['progression', 'stats'],
      load: () => import('./character-window').then((part) => part.CharacterWindow),
    },
    {
      name: 'skills',
      key: 'skills',
      icon: 'tree',
      Badge: PerkPoints,
      messages: ['ability', 'progression', 'stats'],
      load: () => import('./skills-window').then((part) => part.SkillsWindow),
    },
  ],
  slots: { cards: [LevelUp], experience: [ExperienceBar] },
  stale: {
    quest: ['progression'],
    progression: ['progression'],
    combat: ['progression'],
  },
  listen: listenToProgression,
  forget: [forgetting(useLevelUp)],
});
