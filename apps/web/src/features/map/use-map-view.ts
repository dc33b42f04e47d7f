import type { TileSpot } from '@necp/shared/kernel';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { clamped, type Extent, fitScale, type Frame, type MapView, toSpot, zoomed } from './view';

const keySteps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** CSS pixels that an arrow key moves the map, and the pixels a press may slip and still is no drag. */
const stepPixels = 60;
const slipPixels = 6;
const zoomFactor = 1.35;
/** The scale at which a map opens around the player. */
const openingScale = 5;

interface MapViewOptions {
  readonly extent: Extent;
  /** The spot that is in the middle at first; null shows the whole map. */
  readonly start: TileSpot | null;
  /** The spot to which the Home key leads; null where the player is elsewhere. */
  readonly home: TileSpot | null;
  readonly onSpot: (spot: TileSpot) => void;
}

type Point = Readonly<Record<'x' | 'y', number>>;

/** Pans and zooms a map with mouse, fingers, wheel and keys. */
export function useMapView(frameRef: RefObject<HTMLElement>, { extent, start, home, onSpot }: MapViewOptions) {
  const frame = useFrame(frameRef);
  const [moved, setMoved] = useState<MapView | null>(null);
  const first: MapView = start
    ? { x: start.x, y: start.y, scale: openingScale }
    : { x: extent.widthTiles / 2, y: extent.heightTiles / 2, scale: fitScale(extent, frame) };
  const view = clamped(moved ?? first, extent, frame);
  const latest = useRef(view);
  latest.current = view;
  const change = (next: MapView) => setMoved(clamped(next, extent, frame));
  const zoom = (factor: number, at: Point = { x: frame.width / 2, y: frame.height / 2 }) =>
    change(zoomed(latest.current, factor, { ...at, frame }));
  const pan = (dx: number, dy: number) => {
    const { x, y, scale } = latest.current;
    change({ x: x + dx / scale, y: y + dy / scale, scale });
  };
  const pointers = usePointers({ pan, zoom, press: (point) => onSpot(toSpot(latest.current, frame, point)) });
  useWheel(frameRef, zoom);
  const centre = (spot: TileSpot) =>
    change({ x: spot.x, y: spot.y, scale: Math.max(openingScale, latest.current.scale) });
  return {
    view,
    frame,
    zoomIn: () => zoom(zoomFactor),
    zoomOut: () => zoom(1 / zoomFactor),
    /** Brings a spot into the middle. */
    centre,
    handlers: {
      ...pointers,
      onKeyDown(event: KeyboardEvent) {
        const step = keySteps[event.key];
        if (step) pan(step[0] * stepPixels, step[1] * stepPixels);
        else if (event.key === '+' || event.key === '=') zoom(zoomFactor);
        else if (event.key === '-') zoom(1 / zoomFactor);
        else if (event.key === 'Home' && home) centre(home);
        else if (event.key === 'Enter' && event.target === event.currentTarget) onSpot(latest.current);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

interface PointerCallbacks {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  press(point: Point): void;
}

/** One pointer drags or presses, two pinch. */
function usePointers({ pan, zoom, press }: PointerCallbacks) {
  const held = useRef(new Map<number, Point>());
  const slipped = useRef(0);
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const letGo = (event: PointerEvent<HTMLElement>) => held.current.delete(event.pointerId);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || (event.target as Element).closest('button')) return;
      if (held.current.size === 0) slipped.current = 0;
      held.current.set(event.pointerId, pointOf(event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = held.current.get(event.pointerId);
      if (!before) return;
      const now = pointOf(event);
      const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
      held.current.set(event.pointerId, now);
      slipped.current += Math.hypot(now.x - before.x, now.y - before.y);
      if (!other) return pan(before.x - now.x, before.y - now.y);
      const [far, farBefore] = [
        Math.hypot(now.x - other.x, now.y - other.y),
        Math.hypot(before.x - other.x, before.y - other.y),
      ];
      zoom(far / Math.max(1, farBefore), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const isPress = held.current.size === 1 && held.current.has(event.pointerId) && slipped.current < slipPixels;
      letGo(event);
      if (isPress) press(pointOf(event));
    },
    onPointerCancel: letGo,
  };
}

function useFrame(ref: RefObject<HTMLElement>): Frame {
  const [frame, setFrame] = useState<Frame>({ width: 640, height: 480 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) setFrame({ width, height });
    };
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, [ref]);
  return frame;
}

/** React listens to the wheel passively, so the page would scroll as well. */
function useWheel(ref: RefObject<HTMLElement>, zoom: (factor: number, at: Point) => void): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current(Math.exp(-event.deltaY / 400), { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [ref]);
}
