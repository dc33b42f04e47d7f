import { Container } from 'pixi.js';
import { toScreen, type View } from '../city/view';
import type { GameSettings } from '../types';
import { Aiming } from './aiming';
import { bodyBox } from './body-box';
import { Bubble } from './bubbles';
import { Gates } from './gates';
import { DropLabels } from './labels';
import { MarkSigns } from './mark-signs';
import { Numbers } from './numbers';
import { onScreen, PlateLayout, type Wanted } from './plate-layout';
import { Plate, plateExtent, plateLiftTiles, type PlateLook, type PlateState } from './plates';
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
/** The tip of a bubble is so far above the middle of its speaker's name. */
const bubbleGap = 11;
/** Who is placed first; those in a fight go before their equals. */
const ranks = {
  bubble: 20,
  self: 18,
  enemy: 8,
  party: 12,
  friend: 10,
  guarding: 6,
  npc: 4,
  player: 4,
  townsperson: 0,
} as const;

/** Names, numbers, marks and speech over heads, in screen pixels above the finished picture. */
export class Overlay {
  readonly view = new Container();
  readonly numbers = new Numbers();
  readonly drops = new DropLabels();
  readonly gates = new Gates();
  readonly pointers = new Pointers();
  readonly signs = new MarkSigns();
  readonly aiming = new Aiming();
  private readonly layout = new PlateLayout();
  private readonly names = new Container();
  private readonly speech = new Container();
  private readonly plates = new Map<number, { readonly plate: Plate; readonly look: string }>();
  private readonly bubbles = new Map<number, Bubble>();

  constructor(private readonly devicePixels: number) {
    this.view.addChild(
      this.gates.view,
      this.drops.view,
      this.names,
      this.signs.view,
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
    const named = people.filter((person) => isNamed(person, frame.namePlates)).slice(0, mostPlates);
    const shown = new Set(named.map(({ id }) => id));
    for (const person of named) this.writePlate(person);
    for (const [id, { plate }] of this.plates) {
      if (shown.has(id)) continue;
      plate.destroy();
      this.plates.delete(id);
    }
    this.ageBubbles(people, frame.elapsedMs);
    this.layOut(people, { named, view: frame.view });
    this.numbers.place(frame.view, frame.elapsedMs);
  }

  destroy(): void {
    this.plates.clear();
    this.bubbles.clear();
    this.view.destroy({ children: true });
  }

  private writePlate(person: Labelled): void {
    const look = `${person.kind}:${person.name}:${person.level}:${person.fit}:${person.rank}`;
    let known = this.plates.get(person.id);
    if (!known || known.look !== look) {
      known?.plate.destroy();
      known = { plate: new Plate(person), look };
      this.plates.set(person.id, known);
      this.names.addChild(known.plate.view);
    }
    known.plate.show(person);
  }

  private ageBubbles(people: readonly Labelled[], elapsedMs: number): void {
    const present = new Set(people.map(({ id }) => id));
    for (const [id, bubble] of this.bubbles) {
      if (bubble.advance(elapsedMs) && present.has(id)) continue;
      bubble.destroy();
      this.bubbles.delete(id);
    }
  }

  /**
   * Gives every bubble and plate a place of its own: bubbles first, then plates by how much they matter. None lies on
   * the player's own character.
   */
  private layOut(
    people: readonly Labelled[],
    { named, view }: { readonly named: readonly Labelled[]; readonly view: View },
  ): void {
    const spots = this.layout.place(
      [
        ...people.flatMap((person) => this.bubbleBox(person, view) ?? []),
        ...named.flatMap((person) => this.plateBox(person, view) ?? []),
      ],
      people.filter(({ kind }) => kind === 'self').map((person) => bodyBox(person, view)),
    );
    for (const person of named) {
      const plate = this.plates.get(person.id)?.plate;
      const spot = spots.get(`plate${person.id}`);
      if (!plate) continue;
      plate.view.visible = spot !== undefined;
      if (spot) plate.view.position.set(Math.round(spot.x), Math.round(spot.y - plateExtent(person).below));
    }
    for (const [id, bubble] of this.bubbles) {
      const spot = spots.get(`bubble${id}`);
      if (spot) bubble.view.position.set(Math.round(spot.x), Math.round(spot.y));
    }
  }

  private bubbleBox(person: Labelled, view: View): Wanted | null {
    const bubble = this.bubbles.get(person.id);
    if (!bubble) return null;
    const at = toScreen(view, person.x, person.y - liftOf(person));
    const { wide, tall } = bubble;
    const x = onScreen(at.x, wide, view.width);
    return { key: `bubble${person.id}`, x, y: at.y - bubbleGap, wide, tall, rank: ranks.bubble, when: 'always' };
  }

  private plateBox(person: Labelled, view: View): Wanted | null {
    const plate = this.plates.get(person.id)?.plate;
    if (!plate) return null;
    const at = toScreen(view, person.x, person.y - liftOf(person));
    const { below, tall } = plateExtent(person);
    const rank = ranks[person.kind] + (person.health === null ? 0 : 1);
    const x = onScreen(at.x, plate.wide, view.width);
    return { key: `plate${person.id}`, x, y: at.y + below, wide: plate.wide, tall, rank, when: 'room' };
  }
}

function liftOf(person: Labelled): number {
  return plateLiftTiles * Math.max(1, person.size) + (person.size > 1.5 ? 0.6 : 0);
}

function isNamed({ kind, health, name, isSpeaking }: Labelled, choice: GameSettings['namePlates']): boolean {
  if (name === '' && health === null) return false;
  // Entities in combat always have a plate.
  if (kind === 'enemy' && health !== null) return true;
  // The mark of who speaks stands beside the name.
  if (isSpeaking) return true;
  if (choice === 'none') return kind === 'self';
  return choice === 'all' || kind !== 'townsperson';
}
