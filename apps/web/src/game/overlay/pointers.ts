import { BitmapText, Container, Graphics } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import { edgedStyle, numberFamily, titleFamily } from './fonts';
import { distanceSpot, farAlong, freePoint, isFree, type ScreenRect } from './free-area';
import { needsArrow, type Pointer } from './pointing';

/** Amber is what waits for the player; a quest that is under way waits for nothing. */
const tints = {
  offer: 0xffb547,
  goal: 0xffb547,
  turn_in: 0xffb547,
  running: 0x8592a0,
  route: 0x3fd0e0,
  party: 0x61d394,
} as const;
const letters = { offer: '!', goal: '', turn_in: '?', running: '…', route: '', party: '' } as const;

export interface PointerFrame {
  readonly view: View;
  readonly seconds: number;
  readonly metres: string;
  /** The panels that cover parts of the picture. */
  readonly panels: readonly ScreenRect[];
}

const signStyle = edgedStyle(titleFamily, { size: 26, edge: 6 });
const farStyle = edgedStyle(numberFamily, { size: 12, edge: 4 });

class PointerMark {
  readonly view = new Container();
  private readonly arrow = new Graphics();
  private readonly sign: BitmapText;
  private readonly far: BitmapText;

  constructor(private readonly mark: Pointer['mark']) {
    const tint = tints[mark];
    this.arrow.poly([15, 0, -7, -9, -3, 0, -7, 9]).fill(tint).stroke({ width: 2, color: 0x05070a, alpha: 0.8 });
    this.sign = new BitmapText({ text: letters[mark], style: signStyle });
    this.sign.tint = tint;
    this.sign.anchor.set(0.5);
    this.far = new BitmapText({ text: '', style: farStyle });
    this.far.tint = tint;
    this.far.anchor.set(0.5);
    this.view.addChild(this.arrow, this.sign, this.far);
  }

  /** Returns whether it points out of the picture. */
  get isAtEdge(): boolean {
    return this.far.visible;
  }

  isBeside(other: PointerMark): boolean {
    return Math.hypot(this.view.x - other.view.x, this.view.y - other.view.y) < apartPixels;
  }

  hide(): void {
    this.view.visible = false;
  }

  place(pointer: Pointer, { view, seconds, metres, panels }: PointerFrame): void {
    const target = toScreen(view, pointer.x, pointer.y - pointer.liftTiles);
    const { width, height } = view;
    const area = { width, height, panels };
    const isInside = isFree(target, area);
    this.sign.visible = isInside && this.mark !== 'party';
    this.arrow.visible = !isInside || this.mark === 'goal' || this.mark === 'route';
    this.far.visible = !isInside;
    if (isInside) {
      this.view.visible = this.mark !== 'party';
      this.view.position.set(Math.round(target.x), Math.round(target.y - 20 + Math.sin(seconds * 3.2) * 3));
      this.arrow.rotation = Math.PI / 2;
      this.arrow.position.set(0, 0);
      return;
    }
    // A mark over a head that a panel covers needs no arrow: only goals have a direction of their own.
    const aim = pointer.heading ? farAlong(pointer.heading, area) : target;
    const point = pointsAway.includes(this.mark) && needsArrow(pointer) ? freePoint(aim, area) : null;
    this.view.visible = point !== null;
    this.far.visible = point !== null;
    if (!point) return;
    this.view.position.set(Math.round(point.x), Math.round(point.y));
    const [dx, dy] = [aim.x - point.x, aim.y - point.y];
    this.arrow.rotation = Math.atan2(dy, dx);
    this.far.text = `${Math.round(pointer.distanceTiles)} ${metres}`;
    const beside = distanceSpot({ x: dx, y: dy }, { x: point.x - width / 2, y: point.y - height / 2 });
    this.far.position.set(beside.x, beside.y);
  }
}

/** The marks that become arrows when their target is out of the picture. */
const pointsAway: readonly Pointer['mark'][] = ['goal', 'turn_in', 'offer', 'route', 'party'];

/** Of arrows nearer to each other than this, only the one to the nearest goal is shown. */
const apartPixels = 52;

/** Draws arrows to goals out of view, and marks over those in view. */
export class Pointers {
  readonly view = new Container();
  private readonly marks = new Map<string, PointerMark>();

  place(pointers: readonly Pointer[], frame: PointerFrame): void {
    const wanted = new Set<string>();
    const labelled: PointerMark[] = [];
    for (const pointer of pointers.toSorted((a, b) => a.distanceTiles - b.distanceTiles)) {
      const key = `${pointer.key}:${pointer.mark}`;
      wanted.add(key);
      let mark = this.marks.get(key);
      if (!mark) {
        mark = new PointerMark(pointer.mark);
        this.marks.set(key, mark);
        this.view.addChild(mark.view);
      }
      mark.place(pointer, frame);
      if (mark.isAtEdge && labelled.some((other) => mark.isBeside(other))) mark.hide();
      else if (mark.isAtEdge) labelled.push(mark);
    }
    for (const [key, mark] of this.marks) {
      if (wanted.has(key)) continue;
      mark.view.destroy({ children: true });
      this.marks.delete(key);
    }
  }
}
