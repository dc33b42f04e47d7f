import { useCallback } from 'react';
import { useInterval } from '../components/use-interval';
import type { Game } from '../game/types';

const measureEveryMs = 250;
/** What stands over the picture: plates of the HUD, and windows. */
const panels = 'main .cut, main [data-panel], [role="dialog"]';

/** Gives the engine the rectangles of the panels, so that its marks keep to the free area between them. */
export function usePanels(game: Game | null): void {
  const measure = useCallback(() => game?.setPanels(panelRects(document)), [game]);
  useInterval(measure, game ? measureEveryMs : null);
}

/** Returns the rectangles of the outermost panels that are visible. */
export function panelRects(page: ParentNode) {
  return [...page.querySelectorAll(panels)].flatMap((panel) => {
    if (panel.parentElement?.closest(panels) || isUnseen(panel)) return [];
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    const isHidden = right <= left || bottom <= top || getComputedStyle(panel).visibility === 'hidden';
    return isHidden ? [] : [{ left, top, right, bottom }];
  });
}

/** Checks whether the player has hidden a panel; one that has the focus shows itself. */
function isUnseen(panel: Element): boolean {
  const hidden = panel.closest('[data-unseen]');
  return hidden !== null && !hidden.contains(panel.ownerDocument.activeElement);
}
