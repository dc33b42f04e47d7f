import { BitmapText, Container, Graphics, Sprite, Texture } from 'pixi.js';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { LevelFit } from '@necp/shared/combat/level-fit';
import type { PersonKind } from '../people/drawn-person';
import { numberFamily, textFamily } from './fonts';
import { drawFit, drawRank, fitTints } from './level-marks';

const ink: Readonly<Record<PersonKind, number>> = {
  self: 0xf2f6fa,
  player: 0x3fd0e0,
  friend: 0x9db2ff,
  party: 0x61d394,
  townsperson: 0x9aa6b2,
  npc: 0xd6dee6,
  enemy: 0xff6272,
  guarding: 0xd6dee6,
};
/** The height of a name above the feet, in tiles. */
export const plateLiftTiles = 1.12;
const barWide = 54;

/** What a plate says; it is drawn anew when any of it changes. */
export interface PlateLook {
  readonly name: string;
  readonly kind: PersonKind;
  /** The level with its word, such as `LV 4`; null shows none. */
  readonly level: string | null;
  /** How the level compares with the player's own; null for all but enemies. */
  readonly fit: LevelFit | null;
  readonly rank: EnemyContent['rank'] | null;
}

/** The width of the mark of a level or a rank beside the name. */
const markWide = 15;
const nameTall = 18;
const signPixels = 9;

/** Returns how far a plate reaches below the middle of its name, and its whole height. */
export function plateExtent({ health, cast, pips }: PlateState): { readonly below: number; readonly tall: number } {
  const below = pips.length > 0 ? 27 : health === null ? nameTall / 2 : 17;
  return { below, tall: below + (cast === null ? nameTall / 2 : 32) };
}

/** Draws the sign of a side before its name, so that sides differ without colours; passers-by have none. */
function signOf(kind: PersonKind): Graphics | null {
  const half = signPixels / 2;
  const pen = new Graphics();
  switch (kind) {
    case 'townsperson':
    case 'self':
      return null;
    case 'player':
      return pen.circle(0, 0, half - 1).stroke({ width: 2, color: ink[kind] });
    case 'friend':
      // Two rings, one in the other's edge.
      return pen
        .circle(-1.8, 0, half - 1.8)
        .stroke({ width: 1.5, color: ink[kind] })
        .circle(1.8, 0, half - 1.8)
        .stroke({ width: 1.5, color: ink[kind] });
    case 'party':
      return pen.circle(0, 0, half).fill(ink[kind]).circle(0, 0, 1.5).fill(0x05070a);
    case 'npc':
      return pen.poly([0, -half, half, 0, 0, half, -half, 0]).fill(ink[kind]);
    case 'enemy':
      return pen.poly([-half, -half + 1, half, -half + 1, 0, half]).fill(ink[kind]);
    case 'guarding':
      return pen.rect(1 - half, 1 - half, signPixels - 2, signPixels - 2).fill(ink[kind]);
  }
}

/** What is shown over a head besides the name. */
export interface PlateState {
  readonly isConnectionLost: boolean;
  /** Whether the player hears this person speak in the call. */
  readonly isSpeaking: boolean;
  /** 0..1; null shows no bar. */
  readonly health: number | null;
  /** 0..1 through a cast; null when none. */
  readonly cast: number | null;
  /** Up to five, distinguished by colour and shape. */
  readonly pips: readonly ('boon' | 'harm' | 'control')[];
}

/** A name over a head, with health, cast and statuses while they matter. */
export class Plate {
  readonly view = new Container();
  /** Width of the name with its level and sign, in CSS pixels. */
  readonly wide: number;
  private readonly bars = new Graphics();
  private readonly back = new Sprite(Texture.WHITE);
  private readonly kind: PersonKind;
  private mark: Graphics | null = null;
  private speech: Graphics | null = null;
  private shown = '';

  constructor({ name, kind, level, fit, rank }: PlateLook) {
    this.kind = kind;
    const isQuiet = kind === 'townsperson';
    const sign = signOf(kind);
    const signWide = sign ? signPixels + 4 : 0;
    const isRanked = rank === 'elite' || rank === 'boss';
    const words = new BitmapText({
      text: name,
      style: { fontFamily: textFamily, fontSize: 13, fontWeight: '600', fill: 0xffffff },
    });
    words.tint = fit === null ? ink[kind] : fitTints[fit];
    words.anchor.set(0, 0.5);
    const number =
      level === null
        ? null
        : new BitmapText({
            text: level,
            style: { fontFamily: numberFamily, fontSize: 12, fontWeight: '700', fill: 0xffffff },
          });
    const left = signWide + (isRanked ? markWide : 0);
    const right = (number ? Math.ceil(number.width) + 6 : 0) + (fit === null ? 0 : markWide);
    const wide = left + Math.ceil(words.width) + right;
    words.position.set(-wide / 2 + left, 0);
    sign?.position.set(-wide / 2 + signPixels / 2, 0);
    number?.anchor.set(1, 0.5);
    number?.position.set(wide / 2, 0);
    if (number) number.tint = fit === null ? 0x9aa6b2 : fitTints[fit];
    this.back.anchor.set(0.5, 0.5);
    this.back.tint = 0x05070a;
    this.back.alpha = isQuiet ? 0.3 : 0.6;
    this.back.width = wide + 10;
    this.wide = wide + 10;
    this.back.height = 18;
    words.alpha = isQuiet ? 0.75 : 1;
    const marks = new Graphics();
    if (rank !== null) drawRank(marks, rank, { x: -wide / 2 + signWide + 5, y: 0 });
    if (fit !== null) drawFit(marks, fit, { x: wide / 2 - (number ? Math.ceil(number.width) + 10 : 5), y: 0 });
    this.view.addChild(this.back, words, marks, this.bars);
    if (number) this.view.addChild(number);
    if (sign) this.view.addChild(sign);
  }

  show(state: PlateState): void {
    this.showLink(state.isConnectionLost ? 'lost' : 'held');
    this.showSpeech(state.isSpeaking ? 'speaking' : 'silent');
    const health = state.health === null ? -1 : Math.round(state.health * barWide);
    const cast = state.cast === null ? -1 : Math.round(state.cast * 60);
    const wanted = `${health}:${cast}:${state.pips.join('')}`;
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.bars.clear();
    if (health >= 0)
      this.bars
        .rect(-barWide / 2 - 1, 10, barWide + 2, 6)
        .fill({ color: 0x05070a, alpha: 0.85 })
        .rect(-barWide / 2, 11, health, 4)
        .fill(this.kind === 'enemy' ? 0xff4d5e : this.kind === 'npc' || this.kind === 'guarding' ? 0x9aa6b2 : 0x61d394);
    if (cast >= 0) drawCast(this.bars, state.cast ?? 0);
    state.pips.slice(0, 5).forEach((pip, index) => drawPip(this.bars, pip, -barWide / 2 + 4 + index * 11));
  }

  destroy(): void {
    this.view.destroy({ children: true });
  }

  /** Draws a loudspeaker to the right of the plate, outside of what the plate says. */
  private showSpeech(state: 'speaking' | 'silent'): void {
    const isSpeaking = state === 'speaking';
    if (isSpeaking && !this.speech) {
      this.speech = loudspeaker();
      this.speech.position.set(this.wide / 2 + 11, 0);
      this.view.addChild(this.speech);
    }
    if (this.speech) this.speech.visible = isSpeaking;
  }

  private showLink(state: 'held' | 'lost'): void {
    const lost = state === 'lost';
    if (lost && !this.mark) {
      this.mark = disconnectedIcon();
      this.mark.position.set(0, -20);
      this.view.addChild(this.mark);
    }
    if (this.mark) this.mark.visible = lost;
    this.view.alpha = lost ? 0.65 : 1;
  }
}

/** Draws a ring that closes beside the name. */
function drawCast(pen: Graphics, share: number): void {
  const from = -Math.PI / 2;
  pen.circle(0, -22, 9).fill({ color: 0x05070a, alpha: 0.7 }).stroke({ width: 1, color: 0x27303a });
  pen
    .moveTo(0, -31)
    .arc(0, -22, 9, from, from + Math.PI * 2 * share)
    .stroke({ width: 3, color: 0xffb547 });
}

function drawPip(pen: Graphics, pip: PlateState['pips'][number], x: number): void {
  const y = 22;
  if (pip === 'boon') pen.circle(x, y, 3.5).fill(0x3fd0e0);
  else if (pip === 'harm') pen.poly([x - 4, y + 3.5, x, y - 4, x + 4, y + 3.5]).fill(0xff6272);
  else pen.rect(x - 3.5, y - 3.5, 7, 7).fill(0xb28bff);
  pen.stroke({ width: 1, color: 0x05070a });
}

/** Draws a loudspeaker with two waves on a dark plate, so that it stands out from any street. */
function loudspeaker(): Graphics {
  return new Graphics()
    .rect(-9, -9, 18, 18)
    .fill({ color: 0x05070a, alpha: 0.75 })
    .poly([-7, -2.5, -4, -2.5, 0, -6, 0, 6, -4, 2.5, -7, 2.5])
    .fill(ink.party)
    .moveTo(3, -3.5)
    .lineTo(3, 3.5)
    .moveTo(6, -6)
    .lineTo(6, 6)
    .stroke({ width: 1.5, color: ink.party });
}

/** Draws two halves of a broken chain link. */
function disconnectedIcon(): Graphics {
  return new Graphics()
    .arc(-5, 0, 4, 0.9, Math.PI * 2 - 0.9)
    .stroke({ width: 2, color: 0xffb547 })
    .arc(5, 0, 4, Math.PI + 0.9, Math.PI * 3 - 0.9)
    .stroke({ width: 2, color: 0xffb547 })
    .moveTo(-1, -7)
    .lineTo(1, -3)
    .moveTo(-1, 3)
    .lineTo(1, 7)
    .stroke({ width: 1.5, color: 0xffb547 });
}
