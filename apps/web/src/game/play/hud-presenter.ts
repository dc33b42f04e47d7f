import type { CombatEvent, ZoneWelcome } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import { rarities } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import { moneyContent } from '../combat/world-objects';
import type { Publisher } from '../../realtime/subscriptions';
import type {
  CombatLogEntry,
  DoorView,
  DoorwayView,
  GameEvents,
  GoalView,
  TimeSpan,
  TargetView,
  Welcome,
} from '../types';
import { doorView, type InstanceLobby } from './door';
import type { PlayerController } from './player-controller';
import type { Known } from './known';
import { hasFlag, type Other } from './others';
import { nameplateOf } from './nameplate';
import { promptOf, type Near } from './prompts';
import { radarOf } from './radar';
import type { World } from './world';

const radarEveryMs = 200;
const framesEveryMs = 100;
const latencyEveryMs = 1_000;
const dropsWithinTiles = 12;

export interface HudPresenterParts {
  readonly events: Publisher<GameEvents>;
  readonly known: Known;
  readonly controller: PlayerController;
  readonly locale: () => Locale;
  readonly nowMs: () => number;
}

/** The state of the game that the interface shows. */
interface HudMoment {
  readonly world: World;
  readonly hour: number;
  readonly latencyMs: number | null;
  readonly goals: readonly GoalView[];
}

/** Sends the interface what it shows, whenever it has changed and no more often than needed. */
export class HudPresenter {
  prompt: Near | null = null;
  door: DoorView | null = null;
  /** The ready players at the entrance, as the server last sent them. */
  lobby: InstanceLobby = null;
  holding: (TimeSpan & { readonly entityId: number }) | null = null;
  /** The doorway in which the player stands, as the server last sent it; null for those who just arrived in one. */
  doorway: DoorwayView | null = null;
  /** The content of the people, objects and items that the player's quests ask for. */
  sought: ReadonlySet<string> = new Set();
  private sinceRadarMs = 0;
  private sinceFramesMs = 0;
  private sinceLatencyMs = 0;
  private shownPrompt = '';
  private shownTarget = '';
  private shownBoss = '';
  private shownDrops = '';
  private shownDoor = '';

  constructor(private readonly parts: HudPresenterParts) {}

  advance(elapsedMs: number, now: HudMoment): void {
    this.sinceRadarMs += elapsedMs;
    this.sinceFramesMs += elapsedMs;
    this.sinceLatencyMs += elapsedMs;
    const { world } = now;
    if (world.own && this.sinceRadarMs >= radarEveryMs) {
      this.sinceRadarMs = 0;
      this.parts.events.publish(
        'radar',
        radarOf({
          own: world.own,
          others: world.others.all,
          companions: world.companions,
          map: world.map,
          hour: now.hour,
        }),
      );
      this.parts.events.publish('goals', now.goals);
    }
    if (now.latencyMs !== null && this.sinceLatencyMs >= latencyEveryMs) {
      this.sinceLatencyMs = 0;
      this.parts.events.publish('latency', Math.round(now.latencyMs));
    }
    if (this.sinceFramesMs < framesEveryMs || !world.own) return;
    this.sinceFramesMs = 0;
    this.findPrompt(world);
    this.showPrompt();
    this.showDoor();
    this.showTarget(world);
    this.showBoss(world);
    this.showDrops(world);
  }

  /** Sends one entry of the combat log, if the event belongs there. */
  log(event: CombatEvent, world: World): void {
    if (event.kind === 'cast_end' && event.source === world.own?.id) {
      const cast = world.show.conditions.castOf(event.source, this.parts.nowMs());
      if (cast?.broken) this.parts.events.publish('castBroken', cast);
    }
    const entry = this.logEntryOf(event, world);
    if (entry) this.parts.events.publish('combatLogged', entry);
  }

  nameOf(other: Other): string {
    return this.parts.known.nameOf(other.content, this.parts.locale()) ?? other.view.name;
  }

  forget(): void {
    this.prompt = null;
    this.holding = null;
    this.doorway = null;
    this.door = null;
    this.lobby = null;
    this.shownDoor = '';
    this.shownPrompt = '';
    this.shownTarget = '';
    this.shownBoss = '';
    this.shownDrops = '';
    const { events } = this.parts;
    events.publish('prompt', null);
    events.publish('door', null);
    events.publish('target', null);
    events.publish('boss', null);
    events.publish('drops', []);
    events.publish('interacting', null);
  }

  private findPrompt(world: World): void {
    if (!world.own) return;
    const exit = this.parts.known.exitAt(world.map, world.own);
    const isUsable = exit !== null && (exit.most !== null || this.doorway !== null);
    const name = exit?.name[this.parts.locale()] ?? '';
    this.prompt = promptOf(world.usable(), world.own, {
      exit: isUsable ? exit : null,
      name,
      sought: this.sought,
    });
    if (exit === null) this.lobby = null;
    const { id, name: ownName } = world.own;
    this.door = doorView(exit, {
      own: { id, name: ownName },
      others: world.others.all,
      lobby: this.lobby,
      isAtHand: this.prompt?.verb === 'enter',
    });
  }

  private showDoor(): void {
    const latest = this.door ? JSON.stringify(this.door) : '';
    if (latest === this.shownDoor) return;
    this.shownDoor = latest;
    this.parts.events.publish('door', this.door);
  }

  private showPrompt(): void {
    const { prompt } = this;
    const name = prompt ? (this.parts.known.nameOf(prompt.content, this.parts.locale()) ?? prompt.name) : '';
    const obstacle = prompt?.verb === 'transfer' ? (this.doorway?.obstacle ?? null) : null;
    const latest = prompt ? `${prompt.verb}:${prompt.entityId}:${prompt.content}:${name}:${obstacle}` : '';
    if (latest === this.shownPrompt) return;
    this.shownPrompt = latest;
    this.parts.events.publish(
      'prompt',
      prompt && {
        verb: prompt.verb,
        entityId: prompt.entityId,
        content: prompt.content,
        name,
        obstacle,
      },
    );
  }

  private showTarget(world: World): void {
    const target = this.targetView(world);
    const latest = target ? JSON.stringify(target) : '';
    if (latest === this.shownTarget) return;
    this.shownTarget = latest;
    this.parts.events.publish('target', target);
  }

  private targetView(world: World): TargetView | null {
    const other = this.parts.controller.target(world);
    const isOfInterest =
      other !== null && ['player', 'npc', 'enemy', 'vehicle', 'deployable'].includes(other.view.kind);
    return isOfInterest ? this.viewOf(other, world) : null;
  }

  /** Shows the nearest boss in a fight. */
  private showBoss(world: World): void {
    const isBoss = (other: Other) => this.parts.known.enemies.get(other.content)?.rank === 'boss';
    const [boss] = [...world.others.all]
      .filter((other) => isBoss(other) && hasFlag(other.view, 'inCombat') && !hasFlag(other.view, 'dead'))
      .flatMap((other) => this.viewOf(other, world) ?? [])
      .sort((a, b) => a.distanceTiles - b.distanceTiles);
    const latest = boss ? JSON.stringify(boss) : '';
    if (latest === this.shownBoss) return;
    this.shownBoss = latest;
    this.parts.events.publish('boss', boss ?? null);
  }

  private viewOf(other: Other, world: World): TargetView | null {
    if (!world.own) return null;
    const nowMs = this.parts.nowMs();
    return {
      id: other.id,
      kind: other.view.kind,
      content: other.content,
      name: this.nameOf(other),
      level: other.view.level,
      health: other.view.health / 255,
      healthMax: other.view.healthMax,
      hostile: other.isHostile,
      downed: hasFlag(other.view, 'downed'),
      away: hasFlag(other.view, 'away'),
      casting: world.show.conditions.castOf(other.id, nowMs),
      statuses: world.show.conditions.statusesOf(other.id, nowMs),
      distanceTiles: Math.round(Math.hypot(other.x - world.own.x, other.y - world.own.y) * 2) / 2,
      locked: this.parts.controller.locked === other.id,
    };
  }

  private showDrops(world: World): void {
    const { own } = world;
    if (!own) return;
    const drops = [...world.others.all]
      .filter(({ view }) => view.kind === 'drop')
      .map(({ view, x, y }) => ({
        entityId: view.id,
        templateId: view.content === moneyContent ? '' : view.content,
        rarity: rarities[view.variant] ?? 'common',
        mine: hasFlag(view, 'mine'),
        distanceTiles: Math.round(Math.hypot(x - own.x, y - own.y)),
      }))
      .filter(({ distanceTiles }) => distanceTiles <= dropsWithinTiles)
      .sort((a, b) => a.distanceTiles - b.distanceTiles || a.entityId - b.entityId);
    const latest = JSON.stringify(drops);
    if (latest === this.shownDrops) return;
    this.shownDrops = latest;
    this.parts.events.publish('drops', drops);
  }

  private logEntryOf(event: CombatEvent, world: World): CombatLogEntry | null {
    const whole = { atMs: this.parts.nowMs(), amount: 0, critical: false, type: '', by: '' };
    const who = (id: number): CombatLogEntry['target'] | null => this.who(id, world);
    if (!('target' in event)) return null;
    const target = who(event.target);
    if (!target) return null;
    const source = 'source' in event ? who(event.source) : null;
    switch (event.kind) {
      case 'damage':
        return {
          ...whole,
          source,
          target,
          what: event.how === 'hit' || event.how === 'critical' ? 'damage' : event.how,
          amount: event.amount,
          critical: event.how === 'critical',
          type: event.damageType,
          by: event.by,
        };
      case 'heal':
        return { ...whole, source, target, what: 'heal', amount: event.amount, by: event.by };
      case 'status':
        return { ...whole, source, target, what: 'status', type: event.status, by: event.status };
      case 'downed':
      case 'died':
      case 'revived':
        return { ...whole, source, target, what: event.kind };
      default:
        return null;
    }
  }

  private who(id: number, world: World): CombatLogEntry['target'] | null {
    const other = world.others.find(id);
    const plate = nameplateOf(world, id);
    return plate ? { id, ...plate, isHostile: other?.isHostile === true } : null;
  }
}

/** Returns what the interface shows after joining a zone. */
export function welcomeView(welcome: ZoneWelcome, map: ZoneMap): Welcome {
  return { entityId: welcome.entityId, zoneName: map.name, channel: welcome.channel };
}
