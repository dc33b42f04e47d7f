import type { LevelFit } from '@necp/shared/combat/level-fit';
import { BitmapText, Container, Graphics } from 'pixi.js';
import { cameraTiles, toScreen, type View } from '../city/view';
import { numberFamily, titleFamily } from './fonts';
import { signAlpha, signBox } from './gate-sign';
import { fitTints } from './level-marks';
import type { Box } from './plate-layout';

/** An exit as the street shows it. */
export interface Gate {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** The doorway, around the middle. */
  readonly radiusTiles: number;
  readonly name: string;
  readonly levels: string;
  readonly fit: LevelFit;
  readonly kind: 'gate' | 'instance';
  /** How much of the ring is filled, 0..1; null while the player is not in it. */
  readonly filled: number | null;
  readonly isClosed: boolean;
}

export interface GateFrame {
  readonly view: View;
  readonly seconds: number;
  readonly motion: 'full' | 'reduced';
  /** Where the player's own character is on the screen. */
  readonly self: Box | null;
}

const neon = { gate: 0xff3d81, instance: 0xff4d5e } as const;
const amber = 0xffb547;
const closed = 0xff4d5e;
const postTiles = 2.6;
/** Gates farther out of the picture than this are not drawn. */
const marginPixels = 220;

type Spot = Readonly<Record<'x' | 'y', number>>;

/** One arch: two posts, a bow between them, a doorstep of light, and the name of what is behind. */
class Arch {
  readonly view = new Container();
  private readonly pen = new Graphics();
  private readonly sign = new Container();
  private readonly plate = new Graphics();
  private readonly name: BitmapText;
  private readonly levels: BitmapText;

  constructor(gate: Gate) {
    this.name = textOf(gate.name.toLocaleUpperCase(), titleFamily, 22);
    this.name.tint = 0xffffff;
    this.levels = textOf(gate.levels, numberFamily, 13);
    this.levels.tint = fitTints[gate.fit];
    this.sign.addChild(this.plate, this.name, this.levels);
    this.view.addChild(this.pen, this.sign);
  }

  draw(gate: Gate, { view, seconds, motion, self }: GateFrame): void {
    const pulse = motion === 'reduced' ? 1 : 0.86 + 0.14 * Math.sin(seconds * 2.3);
    const tint = neon[gate.kind];
    const at = (x: number, y: number, z: number): Spot => lifted(view, { x: gate.x + x, y: gate.y + y, z });
    const half = gate.radiusTiles;
    const feet = [at(-half, 0, 0), at(half, 0, 0)] as const;
    const tops = [at(-half, -0.4, postTiles), at(half, -0.4, postTiles)] as const;
    const crown = at(0, -1.5, postTiles * 1.35);
    const pen = this.pen.clear();
    this.drawDoorstep(gate, { view, tint, pulse });
    for (const [foot, top] of [
      [feet[0], tops[0]],
      [feet[1], tops[1]],
    ] as const) {
      pen.moveTo(foot.x, foot.y).lineTo(top.x, top.y).stroke({ width: 11, color: 0x05070a, alpha: 0.9, cap: 'round' });
      pen.moveTo(foot.x, foot.y).lineTo(top.x, top.y).stroke({ width: 7, color: 0x27303a, cap: 'round' });
    }
    const bow = (): Graphics =>
      pen
        .moveTo(tops[0].x, tops[0].y)
        .quadraticCurveTo(crown.x, crown.y * 2 - (tops[0].y + tops[1].y) / 2, tops[1].x, tops[1].y);
    bow().stroke({ width: 13, color: 0x05070a, alpha: 0.9, cap: 'round' });
    bow().stroke({ width: 9, color: 0x27303a, cap: 'round' });
    // Broad faint strokes below the tube are its glow.
    for (const [width, alpha] of [
      [26, 0.1],
      [14, 0.2],
      [7, 0.5],
    ] as const)
      bow().stroke({ width, color: tint, alpha: alpha * pulse, cap: 'round' });
    bow().stroke({ width: 3, color: 0xffe6ef, alpha: pulse, cap: 'round' });
    this.placeSign(crown, { gate, self });
  }

  /** The ring on the ground, which fills while a player stands in the doorway. */
  private drawDoorstep(
    gate: Gate,
    { view, tint, pulse }: { readonly view: View; readonly tint: number; readonly pulse: number },
  ): void {
    const { x, y } = toScreen(view, gate.x, gate.y);
    const r = gate.radiusTiles * view.tilePixels;
    const ring = gate.isClosed ? closed : tint;
    this.pen
      .circle(x, y, r)
      .fill({ color: ring, alpha: 0.09 * pulse })
      .stroke({ width: 2, color: ring, alpha: 0.55 });
    this.pen.circle(x, y, r * 0.62).fill({ color: ring, alpha: 0.07 * pulse });
    if (gate.filled === null || gate.isClosed) return;
    this.pen
      .moveTo(x, y - r)
      .arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * gate.filled)
      .stroke({ width: 6, color: amber, cap: 'round' });
  }

  private placeSign(crown: Spot, { gate, self }: { readonly gate: Gate; readonly self: Box | null }): void {
    const wide = Math.max(this.name.width, this.levels.width) + 24;
    const y = Math.round(crown.y - 44);
    const x = Math.round(crown.x);
    this.sign.alpha = signAlpha(signBox({ x, y }, wide), self);
    this.plate
      .clear()
      .poly([
        x - wide / 2 + 8,
        y - 17,
        x + wide / 2,
        y - 17,
        x + wide / 2,
        y + 23,
        x + wide / 2 - 8,
        y + 31,
        x - wide / 2,
        y + 31,
        x - wide / 2,
        y - 9,
      ])
      .fill({ color: 0x05070a, alpha: 0.82 })
      .stroke({ width: 1.5, color: neon[gate.kind], alpha: 0.9 });
    this.name.position.set(x, y);
    this.levels.position.set(x, y + 20);
  }
}

/** Draws an arch over every exit in view, above the finished picture, so that it is sharp at every level of quality. */
export class Gates {
  readonly view = new Container();
  private readonly arches = new Map<string, { readonly arch: Arch; readonly look: string }>();

  place(gates: readonly Gate[], frame: GateFrame): void {
    const seen = new Set<string>();
    for (const gate of gates) {
      const at = toScreen(frame.view, gate.x, gate.y);
      const isOut =
        at.x < -marginPixels ||
        at.y < -marginPixels ||
        at.x > frame.view.width + marginPixels ||
        at.y > frame.view.height + marginPixels;
      if (isOut) continue;
      seen.add(gate.key);
      this.archOf(gate).draw(gate, frame);
    }
    for (const [key, { arch }] of this.arches) {
      if (seen.has(key)) continue;
      arch.view.destroy({ children: true });
      this.arches.delete(key);
    }
  }

  private archOf(gate: Gate): Arch {
    const look = `${gate.name}:${gate.levels}:${gate.fit}`;
    const known = this.arches.get(gate.key);
    if (known?.look === look) return known.arch;
    known?.arch.view.destroy({ children: true });
    const arch = new Arch(gate);
    this.arches.set(gate.key, { arch, look });
    this.view.addChild(arch.view);
    return arch;
  }
}

/** Returns where a point above the ground appears: the higher it is, the farther from the middle of the picture. */
function lifted(view: View, { x, y, z }: Spot & { readonly z: number }): Spot {
  const ground = toScreen(view, x, y);
  const nearer = cameraTiles / (cameraTiles - z);
  return {
    x: view.width / 2 + (ground.x - view.width / 2) * nearer,
    // The bow stands a little north of its posts, so that it reads as an arch from straight above as well.
    y: view.height / 2 + (ground.y - view.height / 2) * nearer,
  };
}

function textOf(text: string, fontFamily: readonly string[], fontSize: number): BitmapText {
  const words = new BitmapText({
    text,
    style: { fontFamily: [...fontFamily], fontSize, fontWeight: '700', fill: 0xffffff },
  });
  words.anchor.set(0.5);
  return words;
}
