import type { Axes } from '../input/wish';
import type { GameAction, GameSink } from '../types';
import type { Hands } from './hands';
import { verbFor } from './prompts';
import type { Street } from './street';
import type { StreetVerbs } from './street-verbs';

const slotOf = new Map<GameAction, number>(
  (['slot1', 'slot2', 'slot3', 'slot4', 'slot5', 'slot6', 'slot7', 'slot8'] as const).map((action, index) => [
    action,
    index,
  ]),
);
const slotsPerBar = 8;
/** A finger means whoever is this near to it, a mouse has to be on them. */
const touchTiles = 1.3;
const clickTiles = 0.7;
const armsReachTiles = 2.4;

export interface ActionParts {
  readonly sink: GameSink;
  readonly hands: Hands;
  readonly verbs: StreetVerbs;
  readonly ask: (event: string, message: object) => void;
  readonly here: () => Street | null;
}

/** What keys, buttons and touches of the street begin. */
export class ActionKeys {
  private bar: 0 | 1 = 0;

  constructor(private readonly parts: ActionParts) {}

  /** Begins an action; false when it meant nothing now. */
  acted(action: GameAction): boolean {
    const { parts } = this;
    const slot = slotOf.get(action);
    if (slot !== undefined) {
      parts.sink.fight?.slotPressed(slot + this.bar * slotsPerBar);
      return true;
    }
    const street = parts.here();
    switch (action) {
      case 'chat':
        parts.sink.chatWanted();
        return true;
      case 'otherBar':
        this.bar = this.bar === 0 ? 1 : 0;
        parts.sink.fight?.barChanged(this.bar);
        return true;
      case 'reload':
        parts.ask('combat.reload', {});
        return true;
      case 'swapWeapon':
        parts.ask('combat.swap', {});
        return true;
      case 'interact':
        parts.verbs.interact();
        return true;
      case 'pickUp':
        parts.verbs.pickUp();
        return true;
      case 'throwItem':
        if (street) this.throwAt(street);
        return true;
      case 'targetLock':
        if (street) parts.hands.toggle(street);
        return true;
      case 'targetNext':
        return street !== null && parts.hands.cycle(street, 1);
      case 'targetBefore':
        return street !== null && parts.hands.cycle(street, -1);
      default:
        return true;
    }
  }

  /** A finger or the mouse pressed the street: whoever stands there is meant. */
  pressed(at: Axes, press: { readonly by: 'touch' | 'mouse'; readonly street: Street }): boolean {
    const { street } = press;
    const view = street.scene.view(street.camera);
    const point = {
      x: view.x + (at.x - view.width / 2) / view.tilePixels,
      y: view.y + (at.y - view.height / 2) / view.tilePixels,
    };
    const other = this.parts.hands.at(street, point, press.by === 'touch' ? touchTiles : clickTiles);
    if (!other || !street.own) return false;
    const verb = street.isEmptied(other.id) ? null : verbFor(other.view);
    const isInReach = Math.hypot(other.x - street.own.x, other.y - street.own.y) <= armsReachTiles;
    if (verb && isInReach && !other.isHostile) {
      this.parts.verbs.meet(verb, other.id);
      return true;
    }
    if (press.by === 'mouse') return false;
    this.parts.hands.lock(this.parts.hands.locked === other.id ? null : other.id);
    return true;
  }

  private throwAt(street: Street): void {
    const { x, y } = this.parts.hands.aimPoint(street);
    if (street.own) street.own.stance.throwing = 0;
    this.parts.ask('combat.throw', { x, y });
  }
}
