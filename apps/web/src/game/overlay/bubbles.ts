import { Container, Graphics, Text } from 'pixi.js';

import { textFamily } from './fonts';

const widestPixels = 220;
const fadeMs = 500;
const tipPixels = 7;

/** Returns how long a text is shown over a head: longer texts stay longer, none more than nine seconds. */
export function bubbleMs(text: string): number {
  return Math.min(9_000, 3_500 + text.length * 55);
}

/** A speech bubble over the head of a speaker. */
export class Bubble {
  readonly view = new Container();
  /** Size in CSS pixels, with the tip. */
  readonly wide: number;
  readonly tall: number;
  private ageMs = 0;
  private readonly lifeMs: number;

  constructor(text: string, devicePixels: number) {
    this.lifeMs = bubbleMs(text);
    const words = new Text({
      text,
      resolution: devicePixels,
      style: {
        fontFamily: textFamily,
        fontSize: 14,
        fontWeight: '500',
        fill: 0xd6dee6,
        wordWrap: true,
        wordWrapWidth: widestPixels,
        breakWords: true,
        lineHeight: 18,
        align: 'center',
      },
    });
    words.anchor.set(0.5, 1);
    words.position.set(0, -13);
    const wide = Math.ceil(words.width) + 20;
    this.wide = wide;
    const tall = Math.ceil(words.height) + 12;
    this.tall = tall + tipPixels;
    const cut = 6;
    const left = -wide / 2;
    const top = -7 - tall;
    const back = new Graphics()
      .poly([
        left + cut,
        top,
        left + wide,
        top,
        left + wide,
        -7 - cut,
        left + wide - cut,
        -7,
        5,
        -7,
        0,
        0,
        -5,
        -7,
        left,
        -7,
        left,
        top + cut,
      ])
      .fill({ color: 0x0c1014, alpha: 0.9 })
      .stroke({ width: 1, color: 0x3fd0e0, alpha: 0.55 });
    this.view.addChild(back, words);
  }

  /** Ages the bubble; returns false when it is gone. */
  advance(elapsedMs: number): boolean {
    this.ageMs += elapsedMs;
    const appear = Math.min(1, this.ageMs / 140);
    this.view.alpha = Math.min(appear, Math.max(0, (this.lifeMs - this.ageMs) / fadeMs));
    this.view.scale.set(0.92 + 0.08 * appear);
    return this.ageMs < this.lifeMs;
  }

  destroy(): void {
    this.view.destroy({ children: true });
  }
}
