import { Container } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import type { GameSettings } from '../types';
import { Aiming } from './aiming';
import { Bubble } from './bubbles';
import { Gates } from './gates';
import { DropLabels } from './labels';
import { Numbers } from './numbers';
import { Plate, plateLiftTiles, type PlateLook, type PlateState } from './plates';
import { Pointers } from './pointers';

/** An entity as the overlay labels it. */
export interface Labelled extends PlateState, PlateLook {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** The size relative to a person, 1 for people. */
  readonly size: number;
}

export interface OverlayFrame {
  readonly view: View;
  readonly elapsedMs: number;
  readonly namePlates: GameSettings['namePlates'];
}

const mostPlates = 120;

/** Names, numbers, marks and speech over heads, in screen pixels above the finished picture. */
export class Overlay {
  readonly view = new Container();
  readonly numbers = new Numbers();
  readonly drops = new DropLabels();
  readonly gates = new Gates();
  readonly pointers = new Pointers();
  readonly aiming = new Aiming();
  private readonly names = new Container();
  private readonly speech = new Container();
  private readonly plates = new Map<number, { readonly plate: Plate; readonly look: string }>();
  private readonly bubbles = new Map<number, Bubble>();

  constructor(private readonly devicePixels: number) {
    this.view.addChild(
      this.gates.view,
      this.drops.view,
      this.names,
      this.pointers.view,
      this.speech,
      this.numbers.view,
      this.aiming.view,
    );
  }

  /** Shows a spoken line; a newer one by the same person takes its place. */
  say(id: number, text: string): void {
    this.bubbles.get(id)?.destroy();
    const bubble = new Bubble(text, this.devicePixels);
    this.bubbles.set(id, bubble);
    this.speech.addChild(bubble.view);
  }

  /** Places everything for one frame; an entity that left the view loses its plate and bubble. */
  place(people: readonly Labelled[], frame: OverlayFrame): void {
    const shown = new Set<number>();
    for (const person of people) {
      if (!isNamed(person, frame.namePlates) || shown.size >= mostPlates) continue;
      shown.add(person.id);
      this.placePlate(person, frame.view);
    }
    for (const [id, { plate }] of this.plates) {
      if (shown.has(id)) continue;
      plate.destroy();
      this.plates.delete(id);
    }
    this.placeBubbles(people, frame);
    this.numbers.place(frame.view, frame.elapsedMs);
  }

  destroy(): void {
    this.plates.clear();
    this.bubbles.clear();
    this.view.destroy({ children: true });
  }

  private placePlate(person: Labelled, view: View): void {
    const look = `${person.kind}:${person.name}:${person.level}:${person.fit}:${person.rank}`;
    let known = this.plates.get(person.id);
    if (!known || known.look !== look) {
      known?.plate.destroy();
      known = { plate: new Plate(person), look };
      this.plates.set(person.id, known);
      this.names.addChild(known.plate.view);
    }
    known.plate.show(person);
    const at = toScreen(view, person.x, person.y - liftOf(person));
    known.plate.view.position.set(Math.round(at.x), Math.round(at.y));
  }

  private placeBubbles(people: readonly Labelled[], frame: OverlayFrame): void {
    for (const [id, bubble] of this.bubbles) {
      const person = people.find((candidate) => candidate.id === id);
      if (!bubble.advance(frame.elapsedMs) || !person) {
        bubble.destroy();
        this.bubbles.delete(id);
        continue;
      }
      const at = toScreen(frame.view, person.x, person.y - liftOf(person));
      bubble.view.position.set(Math.round(at.x), Math.round(at.y - 11));
    }
  }
}

function liftOf(person: Labelled): number {
  return plateLiftTiles * Math.max(1, person.size) + (person.size > 1.5 ? 0.6 : 0);
}

function isNamed({ kind, health, name }: Labelled, choice: GameSettings['namePlates']): boolean {
  if (name === '' && health === null) return false;
  // Entities in combat always have a plate.
  if (kind === 'enemy' && health !== null) return true;
  if (choice === 'none') return kind === 'self';
  return choice === 'all' || kind !== 'townsperson';
}
