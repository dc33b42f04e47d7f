import type { Sources } from '../base/feature';
import { useHotbar } from './store';

/** Keeps what decides whether a slot of the hotbar can be used. */
export function listenToAbility({ game }: Sources) {
  return [
    game.on('barChanged', (bar) => useHotbar.setState({ bar })),
    game.on('self', ({ cooldowns }) => useHotbar.setState({ cooldowns })),
    game.on('vitals', (pools) => useHotbar.setState({ pools })),
  ];
}
