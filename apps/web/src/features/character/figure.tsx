'use client';

import type { Look } from '@necp/shared/character/look';
import { useEffect, useRef } from 'react';
import { drawFigure } from '../../game/people/figure';

const turnMs = 9_000;
const strideMs = 900;

/** Draws the person as the game shows them: from above, turning slowly, or still with reduced motion. */
export function Figure({ look, className }: { readonly look: Look; readonly className?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const tilePixels = Math.min(256, Math.round(96 * window.devicePixelRatio));
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
