'use client';

import { useEffect } from 'react';
import { useDevice } from '../../components/controls/device';
import { useCombat } from '../../features/combat/store';
import { useNpc } from '../../features/npc/store';
import type { Game } from '../../game/types';
import { useEditor } from '../layout/store';
import { useSummonedCount, useWindows } from '../windows';
import { enterFocus, moveFocus } from './focus';
import { usePanels } from './panels';

/**
 * Gives the gamepad to the menus while a window is open, the HUD is edited, the player is downed or the panels have the
 * focus, and back to the character afterwards. Returns whether the menus have it now.
 */
export function usePadMode(game: Game | null): { readonly isInMenus: boolean } {
  const isWindowOpen = useWindows(({ open }) => open.length > 0);
  const summoned = useSummonedCount();
  const isTalking = useNpc((state) => state.conversation !== null);
  const isDown = useCombat((state) => state.down !== null);
  const isInPanels = usePanels((state) => state.isFocused);
  const isPad = useDevice() === 'pad';
  const isEditing = useEditor((state) => state.isOpen);
  const hasWindow = isWindowOpen || summoned > 0 || isTalking || isEditing;
  const mode = hasWindow || isDown || isInPanels ? 'menu' : 'play';
  useEffect(() => game?.setPadMode(mode), [game, mode]);
  useEffect(() => {
    if (hasWindow) usePanels.setState({ isFocused: false });
  }, [hasWindow]);
  useEffect(() => {
    document.documentElement.dataset.device = isPad ? 'pad' : '';
  }, [isPad]);
  useEffect(() => {
    if (!isPad || mode === 'play') return;
    if (isDown || isInPanels) moveFocus('down');
    return () => game?.focus();
  }, [game, isPad, mode, isDown, isInPanels]);
  // What a window shows may come later than the window, and a control that had the focus may go.
  useEffect(() => {
    if (!isPad || mode === 'play') return;
    const watch = new MutationObserver(enterFocus);
    watch.observe(document.body, { childList: true, subtree: true });
    enterFocus();
    return () => watch.disconnect();
  }, [isPad, mode]);
  return { isInMenus: isPad && mode === 'menu' };
}
