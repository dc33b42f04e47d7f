import type { Sources } from '../base/feature';
import { useShownEffects } from './store';

/** Keeps which effects the engine draws. */
export function listenToEffects({ game }: Sources) {
  return [game.on('effectsShown', (effects) => useShownEffects.getState().setEffects(effects))];
}
