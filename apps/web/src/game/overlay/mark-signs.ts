import { markShapes } from '@necp/shared/party/mark-shapes';
import type { PartyMark } from '@necp/shared/party/marks';
import { Container, Graphics } from 'pixi.js';
import { toScreen, type View } from '../city/view';

/** A symbol of the party over a head or on the ground. */
export interface MarkSign {
  /** The same as long as it is the same symbol on the same target or place. */
  readonly key: string;
  readonly mark: PartyMark;
  readonly x: number;
  readonly y: number;
  /** How far above its spot it is drawn, in tiles; 0 on the ground. */
  readonly liftTiles: number;
}

const dark = 0x05070a;
/** A sign over a head is so far above the name, in pixels: health, casts and a lost connection are between them. */
const abovePixels = 42;
const headScale = 1.15;
const groundScale = 1.5;

/** The symbols with which the party has marked enemies, players and places. */
export class MarkSigns {
  readonly view = new Container();
  private readonly known = new Map<string, Container>();

  place(signs: readonly MarkSign[], view: View): void {
    const shown = new Set(signs.map(({ key }) => key));
    for (const sign of signs) {
      const at = toScreen(view, sign.x, sign.y - sign.liftTiles);
      const lift = sign.liftTiles > 0 ? abovePixels : 0;
      (this.known.get(sign.key) ?? this.add(sign)).position.set(Math.round(at.x), Math.round(at.y - lift));
    }
    for (const [key, drawn] of this.known) {
      if (shown.has(key)) continue;
      drawn.destroy({ children: true });
      this.known.delete(key);
    }
  }

  private add({ key, mark, liftTiles }: MarkSign): Container {
    const drawn = liftTiles > 0 ? drawMark(mark, headScale) : drawBeacon(mark);
    this.known.set(key, drawn);
    this.view.addChild(drawn);
    return drawn;
  }
}

/** Draws a symbol around the origin, with a dark edge that keeps it apart from the street. */
function drawMark(mark: PartyMark, scale: number): Graphics {
  const { hex, corners, holes } = markShapes[mark];
  const pen = new Graphics()
    .poly([...corners])
    .stroke({ width: 5, color: dark, alpha: 0.8, join: 'round' })
    .poly([...corners])
    .fill(hex);
  for (const hole of holes) pen.poly([...hole]).fill(dark);
  pen.scale.set(scale);
  return pen;
}

/** Draws a symbol on the ground: a ring that lies in the street, a post, and the symbol over it. */
function drawBeacon(mark: PartyMark): Container {
  const { hex } = markShapes[mark];
  const drawn = new Container();
  const ring = new Graphics()
    .ellipse(0, 0, 26, 13)
    .fill({ color: hex, alpha: 0.16 })
    .ellipse(0, 0, 26, 13)
    .stroke({ width: 2.5, color: hex, alpha: 0.9 })
    .moveTo(0, 0)
    .lineTo(0, -30)
    .stroke({ width: 2, color: hex, alpha: 0.7 });
  const symbol = drawMark(mark, groundScale);
  symbol.position.set(0, -44);
  drawn.addChild(ring, symbol);
  return drawn;
}
