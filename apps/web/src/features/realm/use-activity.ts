import { useEffect, useRef } from 'react';
import { steadyMs } from '../../components/kernel/clock';
import type { HudProps } from '../base/feature';
import { useIdle } from './idle-store';

/** The zone hears of steps and shots itself; of windows and menus it receives a note this often while they are used. */
const everyMs = 30_000;

/**
 * Tells the zone that the player uses the page: a reader of the journal is not away. While the player counts as idle,
 * the first press is sent at once; a mark that the player has asked for is left alone.
 */
export function useActivity(playerActions: HudProps['playerActions']): void {
  const sentMs = useRef(-Infinity);
  useEffect(() => {
    const note = () => {
      const { isAway, isChosen } = useIdle.getState();
      const nowMs = steadyMs();
      if (isChosen || (!isAway && nowMs - sentMs.current < everyMs)) return;
      if (playerActions?.send('presence.active', {})) sentMs.current = nowMs;
    };
    window.addEventListener('pointerdown', note, true);
    window.addEventListener('keydown', note, true);
    const forget = useIdle.subscribe((now, before) => {
      if (now.presses > before.presses) note();
    });
    return () => {
      forget();
      window.removeEventListener('pointerdown', note, true);
      window.removeEventListener('keydown', note, true);
    };
  }, [playerActions]);
}
