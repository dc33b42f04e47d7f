import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { ExperienceBar } from './experience-bar';
import { Gains } from './gains';
import { useGains } from './gains-store';
import { listenToProgression } from './listen';

/** Levels, skills and perks. */
export const progression = defineFeature({
  room: 'progression',
  windows: [
    {
      name: 'sheet',
      key: 'sheet',
      icon: 'sheet',
      messages: ['progression', 'stats'],
      load: () => import('./character-window').then((part) => part.CharacterWindow),
    },
    {
      name: 'skills',
      key: 'skills',
      icon: 'tree',
      messages: ['ability', 'progression', 'stats'],
      load: () => import('./skills-window').then((part) => part.SkillsWindow),
    },
  ],
  slots: { gains: [Gains], experience: [ExperienceBar] },
  stale: {
    quest: ['progression'],
    progression: ['progression'],
    combat: ['progression'],
  },
  listen: listenToProgression,
  forget: [forgetting(useGains)],
});
