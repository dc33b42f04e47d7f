import { tickMs } from '@necp/shared/protocol';
import type { ServerMessage } from '../net/socket-client';
import type { GameSink } from '../types';
import type { Boxes } from './boxes';
import type { OwnState, TickClock } from './own-state';
import type { Painting } from './painting';
import type { World } from './world';
import type { HudPresenter } from './hud-presenter';

export interface ServerMessageParts {
  readonly sink: GameSink;
  readonly own: OwnState;
  readonly boxes: Boxes;
  readonly hudPresenter: HudPresenter;
  readonly painting: Painting;
  readonly tick: () => TickClock;
  readonly here: () => World | null;
}

const ringEveryMs = 1_000;

/**
 * Receives the less frequent server messages: applies those that concern the world and passes the others to the
 * interface.
 */
export class ServerMessages {
  private ring: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly parts: ServerMessageParts) {}

  receive(message: ServerMessage): void {
    const { combat } = this.parts.sink;
    switch (message.topic) {
      case 'townsperson.said':
        return this.parts.here()?.overlay.say(message.body.entityId, message.body.text);
      case 'self.state':
        return this.parts.own.apply(message.body);
      case 'zone.transfer_begun':
        return combat?.transfer({ zoneId: message.body.to });
      case 'action.rejected': {
        // The transfer was refused: the player stays in this zone.
        if (message.body.what === 'zone.transfer') combat?.transfer(null);
        return combat?.refused(message.body);
      }
      case 'combat.down':
        return combat?.down(
          message.body && {
            byName: message.body.byName,
            reviveEndsMs: this.msOf(message.body.reviveEndsTick),
            respawnAtMs: this.msOf(message.body.respawnAtTick),
            costEddies: message.body.costEddies,
            state: message.body.isDead ? 'dead' : 'downed',
            isHelped: message.body.reviver !== null,
          },
        );
      case 'interact.progress': {
        this.parts.hudPresenter.holding = message.body && {
          entityId: message.body.entityId,
          startMs: this.msOf(message.body.startTick),
          endMs: this.msOf(message.body.endTick),
        };
        return combat?.interacting(this.parts.hudPresenter.holding);
      }
      case 'loot.emptied': {
        for (const { entityId, refillsInMs } of message.body.boxes) this.parts.boxes.empty(entityId, refillsInMs);
        return;
      }
      case 'instance.lobby': {
        this.parts.hudPresenter.lobby = message.body;
        return;
      }
      case 'duel.state': {
        this.showDuel(message.body);
        return combat?.serverMessage(message);
      }
      default:
        return combat?.serverMessage(message);
    }
  }

  private showDuel(duel: Extract<ServerMessage, { topic: 'duel.state' }>['body']): void {
    const isOn = duel.phase === 'countdown' || duel.phase === 'active';
    const { painting } = this.parts;
    if (duel.phase === 'countdown')
      painting.duel = { startMs: this.msOf(this.parts.tick().tick), endsMs: this.msOf(duel.endsTick) };
    if (!isOn) painting.duel = null;
    if (this.ring) clearInterval(this.ring);
    this.ring = null;
    if (!isOn) return;
    const draw = (): void =>
      this.parts.here()?.scene.particles.add({
        shape: 'ring',
        layer: 'ground',
        x: duel.x,
        y: duel.y,
        long: duel.radiusTiles,
        wide: duel.radiusTiles,
        a: 0.015,
        tint: [1, 0.71, 0.28],
        alpha: 0.8,
        lifeMs: ringEveryMs * 1.3,
        fadeIn: 0.2,
        fadeOut: 0.4,
      });
    draw();
    this.ring = setInterval(draw, ringEveryMs);
  }

  destroy(): void {
    if (this.ring) clearInterval(this.ring);
  }

  private msOf(tick: number): number {
    const clock = this.parts.tick();
    return clock.atMs + (tick - clock.tick) * tickMs;
  }
}
