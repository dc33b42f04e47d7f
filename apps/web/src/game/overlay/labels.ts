import { BitmapText, Container, Graphics } from 'pixi.js';
import type { Rarity } from '@necp/shared/inventory/content';
import { toScreen, type View } from '../city/view';
import { rarityLooks } from '../combat/recipes/hues';
import { textFamily } from './fonts';
import { drawRarity } from './glyphs';
import { onScreen } from './plate-layout';

export interface LabelledDrop {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly rarity: Rarity;
  readonly name: string;
  readonly isMine: boolean;
  readonly distanceTiles: number;
}

const mostLabels = 14;

class DropLabel {
  readonly view = new Container();

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
    this.view.alpha = drop.isMine ? 1 : 0.5;
  }
}

/** Names of drops, nearest first; labels that would overlap are left out. */
export class DropLabels {
  readonly view = new Container();
  private readonly labels = new Map<number, DropLabel>();

  place(drops: readonly LabelledDrop[], view: View): void {
    const shown = new Set<number>();
    const taken: { x: number; y: number; wide: number }[] = [];
    for (const drop of [...drops].sort((a, b) => a.distanceTiles - b.distanceTiles)) {
      if (shown.size >= mostLabels) break;
      const at = toScreen(view, drop.x, drop.y + 0.62);
      const label = this.labels.get(drop.id) ?? this.add(drop);
      const wide = label.view.width;
      const x = onScreen(at.x, wide, view.width);
      if (taken.some((other) => Math.abs(other.x - x) < (other.wide + wide) / 2 && Math.abs(other.y - at.y) < 20))
        continue;
      taken.push({ x, y: at.y, wide });
      shown.add(drop.id);
      label.view.visible = true;
      label.view.position.set(Math.round(x), Math.round(at.y));
    }
    for (const [id, label] of this.labels) {
      if (shown.has(id)) continue;
      if (drops.some((drop) => drop.id === id)) label.view.visible = false;
      else {
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
