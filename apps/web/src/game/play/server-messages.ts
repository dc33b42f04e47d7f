import type { EmoteId } from '@necp/shared/chat/emotes';
import { tickMs } from '@necp/shared/protocol';
import type { Publisher } from '../../realtime/subscriptions';
import type { Realtime, RealtimeEvents } from '../../realtime/types';
import type { GameEvents } from '../types';
import type { Boxes } from './boxes';
import type { Known } from './known';
import type { OwnState, TickClock } from './own-state';
import type { Painting } from './painting';
import type { World } from './world';
import type { HudPresenter } from './hud-presenter';

export interface ServerMessageParts {
  readonly events: Publisher<GameEvents>;
  readonly own: OwnState;
  readonly boxes: Boxes;
  readonly known: Known;
  readonly hudPresenter: HudPresenter;
  readonly painting: Painting;
  readonly tick: () => TickClock;
  readonly here: () => World | null;
}

const ringEveryMs = 1_000;

/** Applies the less frequent server events that concern the world, and shows those with times on the page's clock. */
export class ServerMessages {
  private ring: ReturnType<typeof setInterval> | null = null;
  private readonly ends: readonly (() => void)[];

  constructor(
    connection: Realtime,
    private readonly parts: ServerMessageParts,
  ) {
    const { own, boxes, hudPresenter, here } = parts;
    this.ends = [
      connection.on('townsperson.said', ({ entityId, text }) => here()?.overlay.say(entityId, text)),
      connection.on('chat.message', (message) => this.showBubble(message)),
      connection.on('self.state', (state) => own.apply(state)),
      connection.on('combat.down', (down) => this.showDown(down)),
      connection.on('interact.progress', (progress) => this.showProgress(progress)),
      connection.on('zone.doorway', (doorway) => this.showDoorway(doorway)),
      connection.on('loot.emptied', (emptied) => {
        for (const { entityId, refillsInMs } of emptied.boxes) boxes.empty(entityId, refillsInMs);
      }),
      connection.on('instance.lobby', (lobby) => {
        hudPresenter.lobby = lobby;
      }),
      connection.on('duel.state', (duel) => this.showDuel(duel)),
    ];
  }

  private showBubble({ channel, sender, text, emote }: RealtimeEvents['chat.message']): void {
    // The body shows an emote; a bubble would say its command.
    if (emote !== undefined) return this.showEmote(sender.entityId, emote.id);
    if (channel === 'say' && sender.entityId !== null) this.parts.here()?.overlay.say(sender.entityId, text);
  }

  /** Shows the own emote, which no snapshot has. */
  private showEmote(entityId: number | null, id: EmoteId): void {
    const own = this.parts.here()?.own;
    if (own?.id === entityId) own?.show(id, this.parts.known.emotes.get(id)?.lastsMs ?? null);
  }

  private showDown(down: RealtimeEvents['combat.down']): void {
    this.parts.events.publish(
      'down',
      down && {
        byName: down.byName,
        byContent: down.byContent,
        byMeans: down.byMeans,
        byLevel: down.byLevel,
        levelsAbove: Math.max(0, down.byLevel - (this.parts.own.state?.level ?? down.byLevel)),
        reviveEndsMs: this.msOf(down.reviveEndsTick),
        respawnAtMs: this.msOf(down.respawnAtTick),
        costChits: down.costChits,
        state: down.isDead ? 'dead' : 'downed',
        isHelped: down.reviver !== null,
        rescue: down.rescue,
        wakesAt: down.wakesAt,
      },
    );
  }

  private showProgress(progress: RealtimeEvents['interact.progress']): void {
    const holding = progress && {
      entityId: progress.entityId,
      startMs: this.msOf(progress.startTick),
      endMs: this.msOf(progress.endTick),
    };
    this.parts.hudPresenter.holding = holding;
    this.parts.events.publish('interacting', holding);
  }

  private showDoorway(doorway: RealtimeEvents['zone.doorway']): void {
    this.parts.hudPresenter.doorway = doorway && {
      to: doorway.to,
      startMs: this.msOf(doorway.startTick),
      endMs: this.msOf(doorway.endTick),
      obstacle: doorway.obstacle,
    };
  }

  private showDuel(duel: RealtimeEvents['duel.state']): void {
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
    for (const end of this.ends) end();
    if (this.ring) clearInterval(this.ring);
  }

  private msOf(tick: number): number {
    const clock = this.parts.tick();
    return clock.atMs + (tick - clock.tick) * tickMs;
  }
}
