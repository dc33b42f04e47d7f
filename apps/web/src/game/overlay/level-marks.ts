import type { LevelFit } from '@necp/shared/combat/level-fit';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { Graphics } from 'pixi.js';

/** The colour of a level beside the player's own. None of them is amber, which is for what the player may act on. */
export const fitTints: Readonly<Record<LevelFit, number>> = {
  trivial: 0x8592a0,
  easy: 0x61d394,
  even: 0xd6dee6,
  hard: 0xff6272,
  deadly: 0xff3d81,
};

/**
 * Draws how an enemy's level compares with the player's, in a shape of its own: arrows down for the weaker, two bars
 * for an equal, an arrow up for the stronger, a skull for one that the player will not survive.
 */
export function drawFit(pen: Graphics, fit: LevelFit, { x, y }: { readonly x: number; readonly y: number }): void {
  const line = { width: 2, color: fitTints[fit] } as const;
  if (fit === 'deadly') return drawSkull(pen, x, y);
  if (fit === 'even')
    for (const lift of [-2.5, 2.5])
      pen
        .moveTo(x - 4, y + lift)
        .lineTo(x + 4, y + lift)
        .stroke(line);
  if (fit === 'hard')
    pen
      .moveTo(x - 4, y + 2.5)
      .lineTo(x, y - 2.5)
      .lineTo(x + 4, y + 2.5)
      .stroke(line);
  if (fit === 'easy')
    pen
      .moveTo(x - 4, y - 2.5)
      .lineTo(x, y + 2.5)
      .lineTo(x + 4, y - 2.5)
      .stroke(line);
  if (fit === 'trivial')
    for (const lift of [-3, 2])
      pen
        .moveTo(x - 4, y + lift - 2)
        .lineTo(x, y + lift + 2)
        .lineTo(x + 4, y + lift - 2)
        .stroke(line);
}

function drawSkull(pen: Graphics, x: number, y: number): void {
  const color = fitTints.deadly;
  pen
    .circle(x, y - 1.5, 4.8)
    .fill(color)
    .rect(x - 2.6, y + 1.5, 5.2, 4)
    .fill(color);
  pen
    .circle(x - 1.9, y - 1.4, 1.4)
    .fill(0x05070a)
    .circle(x + 1.9, y - 1.4, 1.4)
    .fill(0x05070a);
  pen.rect(x - 0.5, y + 2.6, 1, 2.9).fill(0x05070a);
}

/** Draws the mark of an elite, a double crest, or of a boss, a crown; others have none. */
export function drawRank(
  pen: Graphics,
  rank: EnemyContent['rank'],
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const color = 0xf2f6fa;
  if (rank === 'elite')
    for (const lift of [-3, 2])
      pen.poly([x - 5, y + lift, x, y + lift - 4, x + 5, y + lift, x, y + lift + 2]).fill(color);
  if (rank === 'boss')
    pen.poly([x - 6, y + 4, x - 6, y - 4, x - 2.5, y, x, y - 5, x + 2.5, y, x + 6, y - 4, x + 6, y + 4]).fill(color);
}
