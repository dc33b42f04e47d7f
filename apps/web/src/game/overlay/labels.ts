import { BitmapText, Container, Graphics } from 'pixi.js';
import type { Rarity } from '@necp/shared/inventory/content';
import { toScreen, type View } from '../city/view';
import { rarityLooks } from '../combat/recipes/hues';
import { placeNames } from './drop-layout';
import { textFamily } from './fonts';
import { drawRarity } from './glyphs';

export interface LabelledDrop {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly rarity: Rarity;
  readonly name: string;
  readonly isMine: boolean;
  readonly distanceTiles: number;
}

class DropLabel {
  readonly view = new Container();
  readonly wide: number;

  constructor(drop: LabelledDrop) {
    const tint = Number.parseInt(rarityLooks[drop.rarity].hex.slice(1), 16);
    const words = new BitmapText({
      text: drop.name,
      style: { fontFamily: textFamily, fontSize: 13, fontWeight: '600', fill: 0xffffff },
    });
    words.tint = tint;
    words.anchor.set(0, 0.5);
    const wide = Math.ceil(words.width) + 18;
    words.position.set(-wide / 2 + 18, 0);
    const back = new Graphics().rect(-wide / 2 - 5, -10, wide + 10, 20).fill({ color: 0x05070a, alpha: 0.66 });
    drawRarity(back, drop.rarity, { x: -wide / 2 + 6, y: 0, r: 6, tint });
    this.view.addChild(back, words);
    this.wide = wide + 10;
    this.view.alpha = drop.isMine ? 1 : 0.5;
  }
}

/** Names of drops, nearest first; a name that would overlap moves under the other. */
export class DropLabels {
  readonly view = new Container();
  private readonly labels = new Map<number, DropLabel>();

  place(drops: readonly LabelledDrop[], view: View): void {
    const wanted = drops
      .toSorted((a, b) => a.distanceTiles - b.distanceTiles)
      .map((drop) => {
        const { x, y } = toScreen(view, drop.x, drop.y + 0.62);
        return { id: drop.id, x, y, wide: (this.labels.get(drop.id) ?? this.add(drop)).wide };
      });
    const spots = placeNames(wanted, view.width);
    for (const [id, label] of this.labels) {
      const spot = spots.get(id);
      label.view.visible = spot !== undefined;
      if (spot) label.view.position.set(Math.round(spot.x), Math.round(spot.y));
      else if (!drops.some((drop) => drop.id === id)) {
        label.view.destroy({ children: true });
        this.labels.delete(id);
      }
    }
  }

  clear(): void {
    for (const label of this.labels.values()) label.view.destroy({ children: true });
    this.labels.clear();
  }

  private add(drop: LabelledDrop): DropLabel {
    const label = new DropLabel(drop);
    this.labels.set(drop.id, label);
    this.view.addChild(label.view);
    return label;
  }
}
