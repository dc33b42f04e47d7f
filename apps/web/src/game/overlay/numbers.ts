import { BitmapText, Container } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import { Pool, type Mortal } from '../combat/pool';
import { edgedStyle, numberFamily } from './fonts';

export type NumberKind = 'own' | 'critical' | 'other' | 'taken' | 'heal' | 'quiet' | 'absorbed';

const looks: Readonly<
  Record<
    NumberKind,
    { readonly tint: number; readonly size: number; readonly riseTiles: number; readonly lifeMs: number }
  >
> = {
  own: { tint: 0xffe0a0, size: 1, riseTiles: 1, lifeMs: 820 },
  critical: { tint: 0xffb547, size: 1.5, riseTiles: 1.2, lifeMs: 1_050 },
  other: { tint: 0x9aa6b2, size: 0.72, riseTiles: 0.8, lifeMs: 640 },
  taken: { tint: 0xff5566, size: 1.05, riseTiles: 0.9, lifeMs: 900 },
  heal: { tint: 0x61d394, size: 0.95, riseTiles: 1.1, lifeMs: 900 },
  quiet: { tint: 0xd6dee6, size: 0.72, riseTiles: 0.8, lifeMs: 760 },
  absorbed: { tint: 0x3fd0e0, size: 0.85, riseTiles: 0.8, lifeMs: 760 },
};
const mostNumbers = 64;
const style = edgedStyle(numberFamily, { size: 21, edge: 5 });

interface Floating extends Mortal {
  readonly text: BitmapText;
  x: number;
  y: number;
  driftTiles: number;
  kind: NumberKind;
}

/** Numbers that rise from a target that was hit and fade. */
export class Numbers {
  readonly view = new Container();
  private readonly pool: Pool<Floating>;
  private count = 0;

  constructor() {
    this.pool = new Pool<Floating>(mostNumbers, () => {
      const text = new BitmapText({ text: '', style });
      text.anchor.set(0.5);
      text.visible = false;
      this.view.addChild(text);
      return { ageMs: 0, lifeMs: 0, text, x: 0, y: 0, driftTiles: 0, kind: 'own' };
    });
  }

  show(words: string, at: { readonly x: number; readonly y: number; readonly kind: NumberKind }): void {
    const floating = this.pool.take();
    this.count += 1;
    floating.text.text = words;
    floating.text.tint = looks[at.kind].tint;
    floating.ageMs = 0;
    floating.lifeMs = looks[at.kind].lifeMs;
    floating.x = at.x + (((this.count * 0.618) % 1) - 0.5) * 0.7;
    floating.y = at.y - 0.7;
    floating.driftTiles = (((this.count * 0.382) % 1) - 0.5) * 0.6;
    floating.kind = at.kind;
    this.view.setChildIndex(floating.text, this.view.children.length - 1);
  }

  place(view: View, elapsedMs: number): void {
    this.pool.advance(elapsedMs);
    for (const child of this.view.children) child.visible = false;
    this.pool.each((floating) => {
      const look = looks[floating.kind];
      const share = floating.ageMs / floating.lifeMs;
      const risen = 1 - (1 - share) ** 3;
      const at = toScreen(view, floating.x + floating.driftTiles * risen, floating.y - look.riseTiles * risen);
      const pop = share < 0.12 ? 0.6 + (share / 0.12) * 0.7 : share < 0.25 ? 1.3 - ((share - 0.12) / 0.13) * 0.3 : 1;
      floating.text.visible = true;
      floating.text.position.set(Math.round(at.x), Math.round(at.y));
      floating.text.scale.set(look.size * pop);
      floating.text.alpha = share > 0.7 ? (1 - share) / 0.3 : 1;
    });
  }
}
