import type { FightEvent } from '@necp/shared/protocol';
import { rarities } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import { moneyContent } from '../combat/street-things';
import type { CombatLine, DoorView, FightSink, GameSink, Span, TargetView } from '../types';
import { doorView, type Gathering } from './door';
import type { Hands } from './hands';
import type { Known } from './known';
import { hasFlag, type Other } from './others';
import { promptOf, type Near } from './prompts';
import { radarOf } from './radar';
import type { Street } from './street';

const radarEveryMs = 200;
const framesEveryMs = 100;
const latencyEveryMs = 1_000;
const dropsWithinTiles = 12;

export interface TellerParts {
  readonly sink: GameSink;
  readonly known: Known;
  readonly hands: Hands;
  readonly locale: () => Locale;
  readonly codeOf: (action: 'interact') => string;
  readonly nowMs: () => number;
}

/** Tells the interface what it shows, as often as it needs it and no oftener. */
export class Teller {
  prompt: Near | null = null;
  door: DoorView | null = null;
  /** Who is ready at the door, as last told. */
  gathering: Gathering = null;
  holding: (Span & { readonly entityId: number }) | null = null;
  private sinceRadarMs = 0;
  private sinceFramesMs = 0;
  private sinceLatencyMs = 0;
  private toldPrompt = '';
  private toldTarget = '';
  private toldDrops = '';
  private toldDoor = '';

  constructor(private readonly parts: TellerParts) {}

  advance(
    elapsedMs: number,
    now: { readonly street: Street; readonly hour: number; readonly latencyMs: number | null },
  ): void {
    this.sinceRadarMs += elapsedMs;
    this.sinceFramesMs += elapsedMs;
    this.sinceLatencyMs += elapsedMs;
    const { street } = now;
    if (street.own && this.sinceRadarMs >= radarEveryMs) {
      this.sinceRadarMs = 0;
      this.parts.sink.radar(radarOf({ own: street.own, others: street.others.all, map: street.map, hour: now.hour }));
    }
    if (now.latencyMs !== null && this.sinceLatencyMs >= latencyEveryMs) {
      this.sinceLatencyMs = 0;
      this.parts.sink.latency(Math.round(now.latencyMs));
    }
    const { fight } = this.parts.sink;
    if (this.sinceFramesMs < framesEveryMs || !street.own) return;
    this.sinceFramesMs = 0;
    this.findPrompt(street);
    if (!fight) return;
    this.tellPrompt(fight);
    this.tellDoor(fight);
    this.tellTarget(fight, street);
    this.tellDrops(fight, street);
  }

  /** One line of the combat log, when an event belongs there. */
  log(event: FightEvent, street: Street): void {
    const line = this.lineOf(event, street);
    if (line) this.parts.sink.fight?.combatLine(line);
  }

  nameOf(other: Other): string {
    return this.parts.known.nameOf(other.content, this.parts.locale()) ?? other.view.name;
  }

  forget(): void {
    this.prompt = null;
    this.holding = null;
    this.door = null;
    this.gathering = null;
    this.toldDoor = '';
    this.toldPrompt = '';
    this.toldTarget = '';
    this.toldDrops = '';
    const { fight } = this.parts.sink;
    fight?.prompt(null);
    fight?.door(null);
    fight?.target(null);
    fight?.drops([]);
    fight?.interacting(null);
  }

  private findPrompt(street: Street): void {
    if (!street.own) return;
    const exit = this.parts.known.exitAt(street.map, street.own);
    this.prompt = promptOf(street.usable(), street.own, { exit, name: exit?.name[this.parts.locale()] ?? '' });
    if (exit === null) this.gathering = null;
    const { id, name } = street.own;
    this.door = doorView(exit, {
      own: { id, name },
      others: street.others.all,
      gathering: this.gathering,
      code: this.prompt?.verb === 'enter' ? this.parts.codeOf('interact') : null,
    });
  }

  private tellDoor(fight: FightSink): void {
    const told = this.door ? JSON.stringify(this.door) : '';
    if (told === this.toldDoor) return;
    this.toldDoor = told;
    fight.door(this.door);
  }

  private tellPrompt(fight: FightSink): void {
    const { prompt } = this;
    const name = prompt ? (this.parts.known.nameOf(prompt.content, this.parts.locale()) ?? prompt.name) : '';
    const told = prompt ? `${prompt.verb}:${prompt.entityId}:${prompt.content}:${name}` : '';
    if (told === this.toldPrompt) return;
    this.toldPrompt = told;
    fight.prompt(
      prompt && {
        verb: prompt.verb,
        entityId: prompt.entityId,
        content: prompt.content,
        name,
        code: this.parts.codeOf('interact'),
      },
    );
  }

  private tellTarget(fight: FightSink, street: Street): void {
    const target = this.targetView(street);
    const told = target ? JSON.stringify(target) : '';
    if (told === this.toldTarget) return;
    this.toldTarget = told;
    fight.target(target);
  }

  private targetView(street: Street): TargetView | null {
    const other = this.parts.hands.target(street);
    const isOfInterest =
      other !== null && ['player', 'npc', 'enemy', 'vehicle', 'deployable'].includes(other.view.kind);
    if (!isOfInterest || !street.own) return null;
    const nowMs = this.parts.nowMs();
    return {
      id: other.id,
      kind: other.view.kind,
      content: other.content,
      name: this.nameOf(other),
      level: other.view.level,
      health: other.view.health / 255,
      hostile: other.isHostile,
      downed: hasFlag(other.view, 'downed'),
      casting: street.show.conditions.castOf(other.id, nowMs),
      statuses: street.show.conditions.statusesOf(other.id, nowMs),
      distanceTiles: Math.round(Math.hypot(other.x - street.own.x, other.y - street.own.y) * 2) / 2,
      locked: this.parts.hands.locked === other.id,
    };
  }

  private tellDrops(fight: FightSink, street: Street): void {
    const { own } = street;
    if (!own) return;
    const drops = [...street.others.all]
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
    const told = JSON.stringify(drops);
    if (told === this.toldDrops) return;
    this.toldDrops = told;
    fight.drops(drops);
  }

  private lineOf(event: FightEvent, street: Street): CombatLine | null {
    const whole = { atMs: this.parts.nowMs(), amount: 0, critical: false, type: '' };
    const who = (id: number): CombatLine['target'] | null => this.who(id, street);
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
        };
      case 'heal':
        return { ...whole, source, target, what: 'heal', amount: event.amount };
      case 'status':
        return { ...whole, source: null, target, what: 'status', type: event.status };
      case 'downed':
      case 'died':
      case 'revived':
        return { ...whole, source, target, what: event.kind };
      default:
        return null;
    }
  }

  private who(id: number, street: Street): CombatLine['target'] | null {
    if (street.own?.id === id) return { id, name: street.own.name, content: '', isSelf: true };
    const other = street.others.find(id);
    return other ? { id, name: this.nameOf(other), content: other.content, isSelf: false } : null;
  }
}
