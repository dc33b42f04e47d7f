import type { DressedLook } from '@necp/shared/character/outfit';
import type { FigurePose } from '../types';
import { oval, paintPart } from './figure-parts';
import { shoulderTiles, type PartName } from './frames';
import { poseOf } from './walk';

/** Draws a person from above in the middle of a canvas, over whatever is there; for creation and lists. */
export function drawFigure(canvas: HTMLCanvasElement, look: DressedLook, figure: FigurePose): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const pose = poseOf({ phase: figure.stride ?? 0, pace: figure.stride === null ? 0 : 1, seconds: 0, drift: 0 });
  const half = (shoulderTiles[look.body] ?? 0.38) * 0.96;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.scale(figure.tilePixels, figure.tilePixels);
  shadow(pen);
  pen.rotate(figure.facing);
  const part = (name: PartName, at: { along: number; across: number; turn: number }): void => {
    pen.save();
    pen.translate(at.along, at.across);
    pen.rotate(at.turn);
    paintPart(pen, name, look);
    pen.restore();
  };
  part('foot', { along: pose.leftFoot, across: -0.15, turn: -0.06 });
  part('foot', { along: pose.rightFoot, across: 0.15, turn: 0.06 });
  part('arm', { along: pose.leftArm, across: 0.03 - half, turn: pose.twist + 0.34 });
  part('arm', { along: pose.rightArm, across: half - 0.03, turn: pose.twist - 0.34 });
  part('torso', { along: pose.lean, across: 0, turn: pose.twist });
  part('head', { along: pose.lean * 1.7 + 0.03, across: 0, turn: pose.headTurn });
  part('glow', { along: pose.lean * 1.7 + 0.03, across: 0, turn: pose.headTurn });
}

function shadow(pen: CanvasRenderingContext2D): void {
  const soft = pen.createRadialGradient(0.02, 0.06, 0.1, 0.02, 0.06, 0.62);
  soft.addColorStop(0, 'rgba(0,0,0,0.6)');
  soft.addColorStop(1, 'rgba(0,0,0,0)');
  pen.fillStyle = soft;
  oval(pen, { x: 0.02, y: 0.06, long: 0.62, wide: 0.62 });
  pen.fill();
}
