'use client';

import type { HudPart, HudPlace } from '@necp/shared/settings/hud';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { withPlace } from './draft';
import { useLayout } from './layout-root';
import { type Box, keepInside, moved, placeAt, scaleTo } from './place';
import type { Places } from './presets';
import { type Guide, snap } from './snap';
import { useEditor } from './store';
import { type Boxes, screenNow } from './use-boxes';

/** The distance of the grid's lines, the step of an arrow key and the one with Shift, in rem. */
export const gridRem = 0.5;
const stepsRem = { small: gridRem, large: 4 * gridRem } as const;

interface Grip {
  readonly pointerId: number;
  readonly does: 'move' | 'scale';
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly place: HudPlace;
}

interface PartHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Moves and scales parts by pointer, and moves them by the arrow keys. A drag is one step of the history. */
export function usePart(boxes: Boxes, setGuides: (guides: readonly Guide[]) => void) {
  const { screen, places } = useLayout();
  const grip = useRef<Grip | null>(null);
  const release = () => {
    grip.current = null;
    setGuides([]);
  };
  const put = (part: HudPart, place: HudPlace) => {
    const { editing, change } = useEditor.getState();
    if (editing) change(withPlace(editing.draft, { screen, part }, place));
  };

  return (part: HudPart): PartHandlers => ({
    onPointerDown(event) {
      const [place, box] = [places[part], boxes[part]];
      if (event.button !== 0 || grip.current || !place || !box) return;
      const does = event.target instanceof Element && event.target.closest('[data-corner]') ? 'scale' : 'move';
      grip.current = { pointerId: event.pointerId, does, x: event.clientX, y: event.clientY, box, place };
      event.currentTarget.setPointerCapture(event.pointerId);
      useEditor.setState({ selected: part });
    },
    onPointerMove(event) {
      if (grip.current?.pointerId !== event.pointerId) return;
      const { place, guides } = dragged(part, grip.current, { pointer: event, boxes });
      setGuides(guides);
      useEditor.setState({ preview: { part, place } });
    },
    onPointerUp(event) {
      if (grip.current?.pointerId !== event.pointerId) return;
      const { preview } = useEditor.getState();
      if (preview?.part === part) put(part, preview.place);
      release();
    },
    onPointerCancel() {
      useEditor.setState({ preview: null });
      release();
    },
    onKeyDown(event) {
      const nudged = nudgedBy(event, part, { places, boxes });
      if (!nudged) return;
      event.preventDefault();
      put(part, nudged);
    },
  });
}

interface Drag {
  readonly pointer: Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey'>;
  readonly boxes: Boxes;
}

/** Returns where a part is while it is dragged; Alt keeps it from snapping. */
function dragged(part: HudPart, grip: Grip, { pointer, boxes }: Drag) {
  if (grip.does === 'scale')
    return { place: { ...grip.place, scale: scaleTo(pointer.clientX, grip.place, grip.box) }, guides: [] };
  const screen = screenNow();
  const free = keepInside(moved(grip.box, pointer.clientX - grip.x, pointer.clientY - grip.y), screen);
  const { hasGrid, hasSnap } = useEditor.getState();
  const others = Object.entries(boxes).flatMap(([other, box]) => (other === part ? [] : [box]));
  const { box, guides } =
    hasSnap && !pointer.altKey
      ? snap(free, { others, screen, gridPx: hasGrid ? gridRem * screen.rem : null })
      : { box: free, guides: [] };
  return { place: { ...grip.place, ...placeAt(part, box, screen) }, guides };
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Returns where an arrow key moves a part; null for other keys, and where the screen ends. */
function nudgedBy(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  part: HudPart,
  { places, boxes }: { readonly places: Places; readonly boxes: Boxes },
): HudPlace | null {
  const way = ways[event.key];
  const [place, box] = [places[part], boxes[part]];
  if (!way || !place || !box || event.ctrlKey || event.metaKey || event.altKey) return null;
  const screen = screenNow();
  const step = (event.shiftKey ? stepsRem.large : stepsRem.small) * screen.rem;
  return { ...place, ...placeAt(part, keepInside(moved(box, way[0] * step, way[1] * step), screen), screen) };
}
