import { Container } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import type { PersonKind } from '../people/crowd';
import type { GameSettings } from '../types';
import { Bubble } from './bubbles';
import { Plate, plateLiftTiles } from './plates';

/** Somebody as the overlay labels them. */
export interface Labelled {
  readonly id: number;
  readonly kind: PersonKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isLinkLost: boolean;
}

const mostPlates = 120;

/** Names and spoken lines over heads, in screen pixels above the finished picture. */
export class Overlay {
  readonly view = new Container();
  private readonly names = new Container();
  private readonly speech = new Container();
  private readonly plates = new Map<number, Plate>();
  private readonly bubbles = new Map<number, Bubble>();

  constructor(private readonly devicePixels: number) {
    this.view.addChild(this.names, this.speech);
  }

  /** Shows a spoken line; a newer one by the same person takes its place. */
  say(id: number, text: string): void {
    this.bubbles.get(id)?.destroy();
    const bubble = new Bubble(text, this.devicePixels);
    this.bubbles.set(id, bubble);
    this.speech.addChild(bubble.view);
  }

  /** Places everything for one picture; whoever is not told of any more loses plate and bubble. */
  place(people: readonly Labelled[], frame: { readonly view: View; readonly elapsedMs: number; readonly namePlates: GameSettings['namePlates'] }): void {
    const shown = new Set<number>();
    for (const person of people) {
      if (!isNamed(person.kind, frame.namePlates) || shown.size >= mostPlates) continue;
      shown.add(person.id);
      this.placePlate(person, frame.view);
    }
    for (const [id, plate] of this.plates) {
      if (shown.has(id)) continue;
      plate.destroy();
      this.plates.delete(id);
    }
    this.placeBubbles(people, frame);
  }

  destroy(): void {
    this.plates.clear();
    this.bubbles.clear();
    this.view.destroy({ children: true });
  }

  private placePlate(person: Labelled, view: View): void {
    let plate = this.plates.get(person.id);
    if (!plate) {
      plate = new Plate(person.name, person.kind);
      this.plates.set(person.id, plate);
      this.names.addChild(plate.view);
    }
    plate.showLink(person.isLinkLost ? 'lost' : 'held');
    const at = toScreen(view, person.x, person.y - plateLiftTiles);
    plate.view.position.set(Math.round(at.x), Math.round(at.y));
  }

  private placeBubbles(people: readonly Labelled[], frame: { readonly view: View; readonly elapsedMs: number }): void {
    for (const [id, bubble] of this.bubbles) {
      const person = people.find((candidate) => candidate.id === id);
      if (!bubble.advance(frame.elapsedMs) || !person) {
        bubble.destroy();
        this.bubbles.delete(id);
        continue;
      }
      const at = toScreen(frame.view, person.x, person.y - plateLiftTiles);
      bubble.view.position.set(Math.round(at.x), Math.round(at.y - 11));
    }
  }
}

function isNamed(kind: PersonKind, choice: GameSettings['namePlates']): boolean {
  if (choice === 'none') return kind === 'self';
  return choice === 'all' || kind !== 'townsperson';
}
