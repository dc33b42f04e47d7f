import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { useLevelUp } from './level-store';

/** Keeps the level that the character has just reached. */
export function listenToProgression({ connection }: Pick<Sources, 'connection'>) {
  return [
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'progression.level_up') useLevelUp.getState().reach(change);
    }),
  ];
}
