'use client';

import type { TaughtControl } from '@necp/shared/quest/content';
import { create } from 'zustand';
import { deviceNow, useDevice } from './device';

const shelf = 'necp.learnt';

interface TeachingState {
  /** The controls that the next steps of the tracked quest need. */
  readonly taught: readonly TaughtControl[];
  /** What the player has done while it was taught: device and control, such as `pad:dodge`. */
  readonly learnt: readonly string[];
  teach(controls: readonly TaughtControl[]): void;
}

/** Which controls are taught now, and which the player has learnt in this browser. */
export const useTeaching = create<TeachingState>((set, get) => ({
  taught: [],
  learnt: readLearnt(),
  teach: (taught) => {
    if (taught.join() !== get().taught.join()) set({ taught });
  },
}));

/** Notes that the player has used a control; only one that is taught is learnt. */
export function learn(control: TaughtControl): void {
  const { taught, learnt } = useTeaching.getState();
  const lesson = `${deviceNow()}:${control}`;
  if (!taught.includes(control) || learnt.includes(lesson)) return;
  useTeaching.setState({ learnt: [...learnt, lesson] });
  try {
    localStorage.setItem(shelf, JSON.stringify(useTeaching.getState().learnt));
  } catch {
    // Without storage the lesson is kept until the page is left.
  }
}

/** Returns the controls of a list that the player has not used with this device yet. */
export function useNewControls(controls: readonly TaughtControl[]): readonly TaughtControl[] {
  const device = useDevice();
  const learnt = useTeaching((state) => state.learnt);
  return controls.filter((control) => !learnt.includes(`${device}:${control}`));
}

/** Returns whether a control is taught now and the player has not used it yet; any other name is no control. */
export function useIsTaught(name: string): boolean {
  const device = useDevice();
  return useTeaching(
    ({ taught, learnt }) => (taught as readonly string[]).includes(name) && !learnt.includes(`${device}:${name}`),
  );
}

/** How a button looks that the player is taught to press now. */
export const beckoning = 'edge-amber text-amber animate-beckon';

function readLearnt(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]');
    return Array.isArray(kept) ? kept.filter((lesson): lesson is string => typeof lesson === 'string') : [];
  } catch {
    return [];
  }
}
