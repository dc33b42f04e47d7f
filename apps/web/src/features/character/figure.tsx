'use client';

import type { Look } from '@necp/shared/character/look';
import { useEffect, useRef } from 'react';
import { drawFigure } from '../../game/people/figure';

const turnMs = 9_000;
const strideMs = 900;
/** How many tiles the picture shows: the whole person with every reach of the arms and feet. */
const tilesAcross = 1.3;
const unmeasuredPixels = 128;

/** Draws the person as the game shows them: from above, turning slowly, or still with reduced motion. */
export function Figure({ look, className }: { readonly look: Look; readonly className?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const side = Math.round(target.clientWidth * window.devicePixelRatio) || unmeasuredPixels;
    target.width = side;
    target.height = side;
    const tilePixels = side / tilesAcross;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      drawFigure(target, look, { facing: Math.PI / 2, stride: null, tilePixels });
      return;
    }
    let frame = 0;
    const draw = (atMs: number) => {
      drawFigure(target, look, { facing: (atMs / turnMs) * Math.PI * 2, stride: (atMs / strideMs) % 1, tilePixels });
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [look]);
  return <canvas ref={canvas} aria-hidden className={className} />;
}
