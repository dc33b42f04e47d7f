import { type RefObject, useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';

interface StackedWindow {
  readonly name: string;
  readonly close: () => void;
  readonly focus: () => void;
}

/** The windows on the screen, the top one last: those of the player, of the city, conversations and the menu. */
export const useWindowStack = create<{ readonly stack: readonly StackedWindow[] }>(() => ({ stack: [] }));

/** Above the HUD, below confirmations, lists and tooltips. */
const lowestLayer = 20;

/** Puts a window on top of all others and gives it the focus; returns whether it is on the screen. */
export function raiseWindow(name: string): boolean {
  const raised = lift(name);
  raised?.focus();
  return raised !== undefined;
}

/** Closes the top window; returns whether there was one. */
export function closeTopWindow(): boolean {
  const top = useWindowStack.getState().stack.at(-1);
  top?.close();
  return top !== undefined;
}

/** Gives the focus to the top window, where there is one. */
export function focusTopWindow(): void {
  useWindowStack.getState().stack.at(-1)?.focus();
}

/** Puts a window on top without moving the focus. */
function lift(name: string): StackedWindow | undefined {
  const { stack } = useWindowStack.getState();
  const lifted = stack.find((one) => one.name === name);
  if (lifted && lifted !== stack.at(-1))
    useWindowStack.setState({ stack: [...stack.filter((one) => one !== lifted), lifted] });
  return lifted;
}

interface Stacked {
  readonly element: RefObject<HTMLElement>;
  readonly close: () => void;
}

/**
 * Keeps a window in the stack while it is on the screen. Returns its layer, whether it is on top, and the handlers
 * with which a click or the focus raises it.
 */
export function useStacked(name: string, { element, close }: Stacked) {
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    const own: StackedWindow = {
      name,
      close: () => latest.current(),
      focus: () => element.current?.focus({ preventScroll: true }),
    };
    useWindowStack.setState(({ stack }) => ({ stack: [...stack, own] }));
    return () => useWindowStack.setState(({ stack }) => ({ stack: stack.filter((one) => one !== own) }));
  }, [name, element]);
  const depth = useWindowStack(({ stack }) => stack.findIndex((one) => one.name === name));
  const isTop = useWindowStack(({ stack }) => stack.at(-1)?.name === name);
  return {
    layer: lowestLayer + (depth < 0 ? useWindowStack.getState().stack.length : depth),
    isTop,
    raising: { onPointerDownCapture: () => void lift(name), onFocusCapture: () => void lift(name) },
  };
}
