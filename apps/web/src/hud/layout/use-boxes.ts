'use client';

import { HudPart } from '@necp/shared/settings/hud';
import { useCallback, useLayoutEffect, useState } from 'react';
import { useInterval } from '../../components/use-interval';
import { isSame } from './draft';
import type { Box, Screen } from './place';
import type { Places } from './presets';

export type Boxes = Readonly<Partial<Record<HudPart, Box>>>;

const measureEveryMs = 200;

/** Returns the rectangles of the parts on the screen; they follow their places and their content. */
export function useBoxes(places: Places): Boxes {
  const [boxes, setBoxes] = useState<Boxes>({});
  const measure = useCallback(() => {
    const now = boxesIn(document);
    setBoxes((before) => (isSame(before, now) ? before : now));
  }, []);
  useLayoutEffect(measure, [measure, places]);
  useInterval(measure, measureEveryMs);
  return boxes;
}

function boxesIn(page: ParentNode): Boxes {
  const parts = [...page.querySelectorAll<HTMLElement>('[data-hud-part]')];
  return Object.fromEntries(
    parts.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [HudPart.parse(element.dataset.hudPart), { left, top, right, bottom }];
    }),
  );
}

/** Returns the size of the screen now. */
export function screenNow(): Screen {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { width: window.innerWidth, height: window.innerHeight, rem: rem || 16 };
}
