import { tickMs } from '@necp/shared/protocol';
import type { Telling } from '../net/link';
import type { GameSink } from '../types';
import type { Boxes } from './boxes';
import type { OwnState, TickClock } from './own-state';
import type { Painting } from './painting';
import type { Street } from './street';
import type { Teller } from './teller';

export interface NewsParts {
  readonly sink: GameSink;
  readonly own: OwnState;
  readonly boxes: Boxes;
  readonly teller: Teller;
  readonly painting: Painting;
  readonly tick: () => TickClock;
  readonly here: () => Street | null;
}

const ringEveryMs = 1_000;

/** Rare news of the simulation: what concerns the picture is taken, the rest goes on to the interface as it came. */
export class NewsRoom {
  private ring: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly parts: NewsParts) {}

  hear(news: Telling): void {
    const { fight } = this.parts.sink;
    switch (news.topic) {
      case 'street.said':
        return this.parts.here()?.overlay.say(news.body.entityId, news.body.text);
      case 'self.state':
        return this.parts.own.hear(news.body);
      case 'zone.curtain':
        return fight?.crossing({ zoneId: news.body.to });
      case 'combat.refused': {
        // The way is shut after all: one stands where one stood.
        if (news.body.what === 'zone.cross') fight?.crossing(null);
        return fight?.refused(news.body);
      }
      case 'combat.down':
        return fight?.down(
          news.body && {
            byName: news.body.byName,
            reviveEndsMs: this.msOf(news.body.reviveEndsTick),
            respawnAtMs: this.msOf(news.body.respawnAtTick),
            costEddies: news.body.costEddies,
            state: news.body.isDead ? 'dead' : 'downed',
            isHelped: news.body.reviver !== null,
          },
        );
      case 'interact.progress': {
        this.parts.teller.holding = news.body && {
          entityId: news.body.entityId,
          startMs: this.msOf(news.body.startTick),
          endMs: this.msOf(news.body.endTick),
        };
        return fight?.interacting(this.parts.teller.holding);
      }
      case 'loot.emptied': {
        for (const { entityId, refillsInMs } of news.body.boxes) this.parts.boxes.empty(entityId, refillsInMs);
        return;
      }
      case 'instance.gathering': {
        this.parts.teller.gathering = news.body;
        return;
      }
      case 'duel.state': {
        this.showDuel(news.body);
        return fight?.news(news);
      }
      default:
        return fight?.news(news);
    }
  }

  private showDuel(duel: Extract<Telling, { topic: 'duel.state' }>['body']): void {
    const isOn = duel.phase === 'countdown' || duel.phase === 'fight';
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
