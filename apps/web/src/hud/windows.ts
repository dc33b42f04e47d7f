import { TaughtControl } from '@necp/shared/quest/content';
import type { KeyBindings } from '@necp/shared/settings/schema';
import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { learn } from '../components/controls/teaching';
import { raiseWindow } from '../components/window/stack';
import { useEditor } from './layout/store';
import { summonedWindows, type WindowName, windows } from './features';

interface WindowsState {
  /** The open windows, in the order in which they were opened; which one is on top says `useWindowStack`. */
  readonly open: readonly WindowName[];
  toggle(name: WindowName): void;
  /** Opens a window, or puts it on top where it is open already. */
  show(name: WindowName): void;
  shut(name: WindowName): void;
  clear(): void;
}

const start = { open: [] } as const;
/** On a phone one sheet covers the other, so only one is open at a time. */
const isPhone = () => typeof window !== 'undefined' && window.matchMedia('(pointer: coarse)').matches;

/** The state of the open windows. */
export const useWindows = create<WindowsState>((set, get) => ({
  ...start,
  toggle: (name) => (get().open.includes(name) ? get().shut(name) : get().show(name)),
  show: (name) => {
    const lesson = TaughtControl.safeParse(name).data;
    if (lesson) learn(lesson);
    if (get().open.includes(name)) raiseWindow(name);
    else set(({ open }) => ({ open: [...(isPhone() ? [] : open), name] }));
  },
  shut: (name) => set(({ open }) => ({ open: open.filter((one) => one !== name) })),
  clear: () => set({ ...start }),
}));

const watchSummoned = (notify: () => void) => {
  const ends = summonedWindows.map(({ subscribe }) => subscribe(notify));
  return () => {
    for (const end of ends) end();
  };
};

/** Returns how many windows are open that the city opened. */
export const useSummonedCount = (): number =>
  useSyncExternalStore(
    watchSummoned,
    () => summonedWindows.filter(({ isOpen }) => isOpen()).length,
    () => 0,
  );

/** The bound keys open and close windows, unless a text field has the focus or the HUD is being edited. */
export function useWindowKeys(keys: KeyBindings): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.repeat ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        event.defaultPrevented ||
        isWriting(event.target) ||
        useEditor.getState().isOpen
      )
        return;
      const pressed = windows.find(({ key }) => key && keys[key].includes(event.code));
      if (!pressed) return;
      event.preventDefault();
      useWindows.getState().toggle(pressed.name);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys]);
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable);
