import type { Vec2 } from '@necp/shared/kernel';
import type { Publisher } from '../../realtime/subscriptions';
import type { Realtime } from '../../realtime/types';
import type { GameAction, GameEvents } from '../types';
import type { PlayerController } from './player-controller';
import { verbFor } from './prompts';
import type { World } from './world';
import type { ActionRequests } from './action-requests';

const slotOf = new Map<GameAction, number>(
  (['slot1', 'slot2', 'slot3', 'slot4', 'slot5', 'slot6', 'slot7', 'slot8'] as const).map((action, index) => [
    action,
    index,
  ]),
);
const memberOf = new Map<GameAction, number>(
  (['member1', 'member2', 'member3', 'member4'] as const).map((action, index) => [action, index]),
);
const slotsPerBar = 8;
/** A finger chooses the nearest entity within this distance; the mouse must be on it. */
const touchTiles = 1.3;
const clickTiles = 0.7;
const armsReachTiles = 2.4;

export interface ActionParts {
  readonly events: Publisher<GameEvents>;
  readonly controller: PlayerController;
  readonly requests: ActionRequests;
  readonly send: Realtime['send'];
  readonly here: () => World | null;
}

/** Begins the action of a key, button or touch. */
export class ActionKeys {
  private bar: 0 | 1 = 0;

  constructor(private readonly parts: ActionParts) {}

  /** Begins an action; returns false when it has no meaning now. */
  acted(action: GameAction): boolean {
    const { parts } = this;
    const slot = slotOf.get(action);
    if (slot !== undefined) {
      parts.events.publish('slotPressed', slot + this.bar * slotsPerBar);
      return true;
    }
    const member = memberOf.get(action);
    if (member !== undefined) {
      parts.requests.targetMember(member);
      return true;
    }
    const world = parts.here();
    switch (action) {
      case 'chat':
        parts.events.publish('chatWanted', undefined);
        return true;
      case 'otherBar':
        this.bar = this.bar === 0 ? 1 : 0;
        parts.events.publish('barChanged', this.bar);
        return true;
      case 'reload':
        parts.send('combat.reload', {});
        return true;
      case 'swapWeapon':
        parts.send('combat.swap', {});
        return true;
      case 'interact':
        parts.requests.interact();
        return true;
      case 'pickUp':
        parts.requests.pickUp();
        return true;
      case 'throwItem':
        if (world) this.throwAt(world);
        return true;
      case 'targetLock':
        if (world) parts.controller.toggle(world);
        return true;
      case 'targetNext':
        return world !== null && parts.controller.cycle(world, 1);
      case 'targetBefore':
        return world !== null && parts.controller.cycle(world, -1);
      default:
        return true;
    }
  }

  /** Chooses the entity under a finger or the mouse. */
  pressed(at: Vec2, press: { readonly by: 'touch' | 'mouse'; readonly world: World }): boolean {
    const { world } = press;
    const view = world.scene.view(world.camera);
    const point = {
      x: view.x + (at.x - view.width / 2) / view.tilePixels,
      y: view.y + (at.y - view.height / 2) / view.tilePixels,
    };
    const other = this.parts.controller.at(world, point, press.by === 'touch' ? touchTiles : clickTiles);
    if (!other || !world.own) return false;
    const verb = world.isEmptied(other.id) ? null : verbFor(other.view);
    const isInReach = Math.hypot(other.x - world.own.x, other.y - world.own.y) <= armsReachTiles;
    if (verb && isInReach && !other.isHostile) {
      this.parts.requests.meet(verb, other.id);
      return true;
    }
    if (press.by === 'mouse') return false;
    this.parts.controller.lock(this.parts.controller.locked === other.id ? null : other.id);
    return true;
  }

  private throwAt(world: World): void {
    const { x, y } = this.parts.controller.aimPoint(world);
    if (world.own) world.own.stance.throwing = 0;
    this.parts.send('combat.throw', { x, y });
  }
}
