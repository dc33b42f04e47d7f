import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type FrameName, type WindowFrame, windowFrames } from './frames';
import {
  type Edge,
  firstPlace,
  fitPlace,
  movedBy,
  type Place,
  resizedBy,
  screenClassOf,
  type Shift,
} from './place-rules';
import { useWindowPlaces } from './places-store';
import { useScreen } from './use-screen';

/** How far an arrow key moves or resizes, in rem. */
const stepRem = 1;
const arrows: Readonly<Record<string, Shift>> = {
  ArrowLeft: { dx: -stepRem, dy: 0 },
  ArrowRight: { dx: stepRem, dy: 0 },
  ArrowUp: { dx: 0, dy: -stepRem },
  ArrowDown: { dx: 0, dy: stepRem },
};

/**
 * Returns where a window stands, and what moves, resizes and resets it with a pointer and with keys. The place is kept
 * when the pointer lets go.
 */
export function useWindowPlace(name: FrameName) {
  const frame: WindowFrame = windowFrames[name];
  const screen = useScreen();
  const at = screenClassOf(screen);
  const kept = useWindowPlaces(({ places }) => places[at]?.[name]);
  const [held, hold] = useState<Place | null>(null);
  const place = fitPlace(held ?? kept ?? firstPlace(frame, screen), frame, screen);
  const { put, reset } = useWindowPlaces.getState();
  const keep = (next: Place) => put(name, at, fitPlace(next, frame, screen));
  const pull = usePull({
    place,
    remPx: screen.remPx,
    onPull: (next) => hold(fitPlace(next, frame, screen)),
    onLetGo: (next) => {
      hold(null);
      if (next) keep(next);
    },
  });
  return {
    place,
    canResize: frame.least !== undefined,
    reset: () => reset(name, at),
    /** Moves the window by its title bar. */
    moving: pull(movedBy),
    resizing: (edge: Edge) => pull((from, shift) => resizedBy(from, edge, shift)),
    /** Arrow keys move the window, and resize it together with Shift. */
    onArrowKey: (event: KeyboardEvent) => {
      const shift = arrows[event.key];
      if (!shift || (event.shiftKey && !frame.least)) return;
      event.preventDefault();
      keep(event.shiftKey ? resizedBy(place, 'corner', shift) : movedBy(place, shift));
    },
  };
}

interface Pull {
  readonly place: Place;
  readonly remPx: number;
  readonly onPull: (place: Place) => void;
  /** Called with the last place; with null when the pull was cancelled or moved nothing. */
  readonly onLetGo: (place: Place | null) => void;
}

interface Grip {
  readonly pointerId: number;
  readonly fromX: number;
  readonly fromY: number;
  readonly from: Place;
  last: Place | null;
}

/** Returns a function that makes the pointer handlers of a part which changes the place while it is pulled. */
function usePull({ place, remPx, onPull, onLetGo }: Pull) {
  const grip = useRef<Grip | null>(null);
  const letGo = (last: Place | null) => {
    grip.current = null;
    onLetGo(last);
  };
  return (change: (from: Place, shift: Shift) => Place) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return;
      const { pointerId, clientX: fromX, clientY: fromY } = event;
      grip.current = { pointerId, fromX, fromY, from: place, last: null };
      event.currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = grip.current;
      if (held?.pointerId !== event.pointerId) return;
      const shift = { dx: (event.clientX - held.fromX) / remPx, dy: (event.clientY - held.fromY) / remPx };
      held.last = change(held.from, shift);
      onPull(held.last);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (grip.current?.pointerId === event.pointerId) letGo(grip.current.last);
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      if (grip.current?.pointerId === event.pointerId) letGo(null);
    },
  });
}
