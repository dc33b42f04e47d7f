import { BitmapText, Container, Graphics, Sprite, Texture } from 'pixi.js';
import type { PersonKind } from '../people/crowd';

const family = ['Exo 2 Variable', 'Exo 2', 'system-ui', 'sans-serif'];
const ink: Readonly<Record<PersonKind, number>> = { self: 0xf2f6fa, player: 0x3fd0e0, townsperson: 0x9aa6b2 };
/** How far above the feet a name hangs, in tiles. */
export const plateLiftTiles = 0.95;

/** A name over a head, with a mark while its owner's line is lost. */
export class Plate {
  readonly view = new Container();
  private readonly words: BitmapText;
  private readonly back = new Sprite(Texture.WHITE);
  private mark: Graphics | null = null;

  constructor(name: string, kind: PersonKind) {
    const isQuiet = kind === 'townsperson';
    this.words = new BitmapText({ text: name, style: { fontFamily: family, fontSize: 13, fontWeight: '600', fill: 0xffffff } });
    this.words.tint = ink[kind];
    this.words.anchor.set(0.5, 0.5);
    this.back.anchor.set(0.5, 0.5);
    this.back.tint = 0x05070a;
    this.back.alpha = isQuiet ? 0.3 : 0.6;
    this.back.width = Math.ceil(this.words.width) + 10;
    this.back.height = 18;
    this.words.alpha = isQuiet ? 0.75 : 1;
    this.view.addChild(this.back, this.words);
  }

  showLink(state: 'held' | 'lost'): void {
    const lost = state === 'lost';
    if (lost && !this.mark) {
      this.mark = brokenLink();
      this.mark.position.set(0, -20);
      this.view.addChild(this.mark);
    }
    if (this.mark) this.mark.visible = lost;
    this.view.alpha = lost ? 0.65 : 1;
  }

  destroy(): void {
    this.view.destroy({ children: true });
  }
}

/** Two halves of a chain link that no longer meet. */
function brokenLink(): Graphics {
  return new Graphics()
    .arc(-5, 0, 4, 0.9, Math.PI * 2 - 0.9).stroke({ width: 2, color: 0xffb547 })
    .arc(5, 0, 4, Math.PI + 0.9, Math.PI * 3 - 0.9).stroke({ width: 2, color: 0xffb547 })
    .moveTo(-1, -7).lineTo(1, -3).moveTo(-1, 3).lineTo(1, 7).stroke({ width: 1.5, color: 0xffb547 });
}
