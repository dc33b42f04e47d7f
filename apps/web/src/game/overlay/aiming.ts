import { BitmapText, Container, Graphics } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import { numberFamily, titleFamily } from './fonts';

export interface Reticle {
  readonly x: number;
  readonly y: number;
  readonly gapPixels: number;
  readonly tint: number;
  readonly reload: number | null;
}

/** Draws the crosshair, the key over the object it would use, and the countdown of a duel. */
export class Aiming {
  readonly view = new Container();
  private readonly cross = new Graphics();
  private readonly cap = new Container();
  private readonly capBack = new Graphics();
  private readonly capLetter: BitmapText;
  private readonly count: BitmapText;
  private readonly countRing = new Graphics();
  private drawn = '';
  private capShown = '';

  constructor() {
    this.capLetter = new BitmapText({
      text: '',
      style: { fontFamily: numberFamily, fontSize: 14, fontWeight: '700', fill: 0xffffff },
    });
    this.capLetter.tint = 0xffb547;
    this.capLetter.anchor.set(0.5);
    this.cap.addChild(this.capBack, this.capLetter);
    this.count = new BitmapText({
      text: '',
      style: {
        fontFamily: titleFamily,
        fontSize: 84,
        fontWeight: '700',
        fill: 0xffffff,
        stroke: { color: 0x05070a, width: 10, join: 'round' },
      },
    });
    this.count.anchor.set(0.5);
    this.count.tint = 0xffb547;
    this.view.addChild(this.countRing, this.count, this.cap, this.cross);
    this.cap.visible = false;
    this.count.visible = false;
  }

  showReticle(reticle: Reticle | null): void {
    this.cross.visible = reticle !== null;
    if (!reticle) return;
    this.cross.position.set(Math.round(reticle.x), Math.round(reticle.y));
    const gap = Math.round(Math.max(4, Math.min(90, reticle.gapPixels)));
    const reload = reticle.reload === null ? -1 : Math.round(reticle.reload * 40);
    const wanted = `${gap}:${reticle.tint}:${reload}`;
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const pen = this.cross.clear();
    for (const [line, color] of [
      [4, 0x05070a],
      [2, reticle.tint],
    ] as const) {
      for (const [x, y] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        pen.moveTo(x * gap, y * gap).lineTo(x * (gap + 8), y * (gap + 8));
      pen.stroke({ width: line, color, alpha: line === 4 ? 0.6 : 1 });
      pen.circle(0, 0, line / 2).fill(color);
    }
    if (reload >= 0)
      pen
        .moveTo(0, -(gap + 14))
        .arc(0, 0, gap + 14, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * reload) / 40)
        .stroke({ width: 3, color: 0xffb547 });
  }

  /** Shows the key that would do something here; '' shows a ring to tap. */
  showCap(
    cap: { readonly x: number; readonly y: number; readonly letter: string; readonly hold: number | null } | null,
    view: View,
  ): void {
    this.cap.visible = cap !== null;
    if (!cap) return;
    const at = toScreen(view, cap.x, cap.y);
    this.cap.position.set(Math.round(at.x), Math.round(at.y));
    const hold = cap.hold === null ? -1 : Math.round(cap.hold * 50);
    const wanted = `${cap.letter}:${hold}`;
    if (wanted === this.capShown) return;
    this.capShown = wanted;
    this.capLetter.text = cap.letter;
    const half = Math.max(11, this.capLetter.width / 2 + 6);
    const pen = this.capBack.clear();
    if (cap.letter === '')
      pen.circle(0, 0, 9).fill({ color: 0x0c1014, alpha: 0.7 }).stroke({ width: 2, color: 0xffb547 });
    else
      pen
        .poly([-half + 5, -11, half, -11, half, 6, half - 5, 11, -half, 11, -half, -6])
        .fill({ color: 0x0c1014, alpha: 0.9 })
        .stroke({ width: 1, color: 0xffb547 });
    if (hold >= 0)
      pen
        .moveTo(0, -20)
        .arc(0, 0, 20, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * hold) / 50)
        .stroke({ width: 4, color: 0xffb547 });
  }

  /** Shows the seconds before a duel begins, large in the middle; null removes them. */
  showCount(count: { readonly words: string; readonly share: number } | null, view: View): void {
    this.count.visible = count !== null;
    this.countRing.visible = count !== null;
    if (!count) return;
    const x = view.width / 2;
    const y = view.height * 0.3;
    this.count.text = count.words;
    this.count.position.set(x, y);
    this.count.scale.set(1 + 0.25 * (1 - count.share));
    this.countRing
      .clear()
      .circle(x, y, 70)
      .stroke({ width: 2, color: 0x27303a })
      .moveTo(x, y - 70)
      .arc(x, y, 70, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * count.share)
      .stroke({ width: 5, color: 0xffb547 });
  }
}

/** Returns the label of a key from its code: `KeyF` is F, `Digit1` is 1. */
export function keyCap(code: string): string {
  return code.replace(/^(Key|Digit|Numpad|Arrow)/, '').replace(/(Left|Right)$/, '') || code;
}
