import { usePadCapture } from '../../components/controls/pad-capture';
import type { GameEvents, PadCommand, WindowCommand } from '../../game/types';
import { useWindows } from '../windows';
import { confirmFocus, focusFooter, goBack, moveFocus, scrollFocus, turnPage } from './focus';
import { usePanels } from './panels';

const doings: Readonly<Record<PadCommand, () => void>> = {
  up: () => moveFocus('up'),
  down: () => moveFocus('down'),
  left: () => moveFocus('left'),
  right: () => moveFocus('right'),
  confirm: confirmFocus,
  back: () => (usePanels.getState().isFocused ? usePanels.setState({ isFocused: false }) : goBack()),
  footer: focusFooter,
  page_before: () => turnPage(-1),
  page_next: () => turnPage(1),
  scroll_up: () => scrollFocus(-1),
  scroll_down: () => scrollFocus(1),
};

/** Does what a gamepad asks of the menus; a setting that waits for a button takes it first. */
export function obeyMenuPad({ codes, commands }: GameEvents['menuUsed']): void {
  const { take } = usePadCapture.getState();
  if (!take) for (const command of commands) doings[command]();
  else if (codes[0] !== undefined) take(codes[0]);
}

/** Opens or closes what a button asks for. */
export function obeyWindowButton(wanted: WindowCommand): void {
  if (wanted === 'panels') usePanels.setState(({ isFocused }) => ({ isFocused: !isFocused }));
  else useWindows.getState().toggle(wanted);
}
