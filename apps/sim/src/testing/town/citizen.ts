import type { Ctx } from '@necp/domain/kernel';
import type { Dice } from '@necp/domain/testing/stories';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import {
  aimUnit,
  decodeClientFrame,
  encodeIntent,
  entityFlags,
  intentButtons,
  nextSeq,
  type ClientMessage,
  type EntityView,
  type ServerEvents,
} from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import { authoredGameData } from '../../authored';
import { isLineClear } from '../../zone/core/line-of-sight';
import type { Player } from '../../zone/state';
import { Road } from './roads';
import { mapOf, type CitizenConnection, type Town } from './town';

interface Identity {
  readonly ctx: Ctx;
  readonly characterId: CharacterId;
  readonly dice: Dice;
}

interface TickInput {
  readonly toward?: TileSpot;
  readonly aim?: TileSpot;
  readonly buttons?: number;
}

const down = entityFlags.dead | entityFlags.downed;
/** A player with a gun keeps this distance from enemies that fight hand to hand. */
const bitingTiles = 4;
/** A walk that takes longer than this has failed. */
const longestWalkTicks = 4_000;
const longestRestTicks = 1_200;
/** Snares and shocks hold an entity for seconds, one after the other; only an obstacle holds it for longer. */
const stuckTicks = 240;
const vainTicks = 40;
/** After this long a fighter walks up to the remaining enemies, wherever they hide. */
const patientTicks = 400;

/** A simulated player in the town, who sees what a browser receives and acts by what a browser may send. */
export class Citizen {
  private seq = 0;
  private connectionId = 0;
  /** The zone and life to which the sequence numbers belong; each new one starts them from one again. */
  private seqOf = '';
  private mark = { id: 0, health: 0, sinceTick: 0 };
  private patientUntilTick = Infinity;
  /** How often the player was downed. */
  falls = 0;

  constructor(
    readonly town: Town,
    readonly self: Identity,
  ) {}

  async comeIn(): Promise<void> {
    this.connectionId = await this.town.enter(this.self.characterId);
  }

  hangUp(): void {
    this.town.hangUp(this.connectionId);
  }

  get connection(): CitizenConnection {
    const connection = this.town.connections.get(this.connectionId);
    if (connection === undefined) throw new Error('the line is dead');
    return connection;
  }

  get zoneId(): string {
    return this.connection.host.zone.state.map.id;
  }

  get spot(): TileSpot {
    const { latest, welcome } = this.connection;
    return latest?.self ?? { x: welcome?.x ?? 0, y: welcome?.y ?? 0 };
  }

  /** The zone's state of this character, for reading only. */
  get player(): Player {
    const player = this.connection.host.zone.state.players.get(this.self.characterId);
    if (player === undefined) throw new Error('nobody of that name is here');
    return player;
  }

  get isDown(): boolean {
    return this.connection.latest?.vitals?.health === 0;
  }

  /** Returns all wanted entities in sight, the nearest first. */
  see(isWanted: (view: EntityView) => boolean): EntityView[] {
    const { x, y } = this.spot;
    return [...(this.connection.latest?.entities.values() ?? [])]
      .filter(isWanted)
      .toSorted((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
  }

  /** Returns all living enemies in sight. */
  enemies(content?: string): EntityView[] {
    return this.see(
      (view) =>
        view.kind === 'enemy' &&
        (view.flags & down) === 0 &&
        (content === undefined
          ? (view.flags & entityFlags.hostile) !== 0 && (view.flags & entityFlags.calm) === 0
          : view.content === content),
    );
  }

  /** Sends one intent and lets a tick pass. */
  async input({ toward, aim, buttons = 0 }: TickInput = {}): Promise<void> {
    const { host, welcome } = this.connection;
    const life = `${welcome?.zoneId} ${welcome?.channel} ${welcome?.tick}`;
    if (life !== this.seqOf) Object.assign(this, { seq: 0, seqOf: life });
    this.seq = nextSeq(this.seq);
    const { x, y } = this.spot;
    const way = toward === undefined ? null : Math.atan2(toward.y - y, toward.x - x);
    const look = aim === undefined ? (way ?? 0) : Math.atan2(aim.y - y, aim.x - x);
    const far = aim === undefined ? 0 : Math.hypot(aim.x - x, aim.y - y);
    const near = toward === undefined ? 0 : Math.min(1, Math.hypot(toward.x - x, toward.y - y) / 0.2);
    const intent = {
      seq: this.seq,
      moveX: way === null ? 0 : Math.round(Math.cos(way) * 127 * near),
      moveY: way === null ? 0 : Math.round(Math.sin(way) * 127 * near),
      aim: aimUnit(look),
      buttons,
      seenQuarter: ((host.zone.state.tick + 1) * 4) & 0xffff,
      aimTiles: Math.min(255, Math.round(far * 4)),
    };
    const frame = decodeClientFrame(encodeIntent(intent));
    if (frame.kind === 'intent')
      host.enqueue({ kind: 'intent', connectionId: this.connectionId, intent: frame.intent });
    await this.town.step();
  }

  async wait(ticks: number): Promise<void> {
    for (let count = 0; count < ticks; count++) await this.town.step();
  }

  async send(event: ClientMessage): Promise<void> {
    this.connection.host.enqueue({ kind: 'event', connectionId: this.connectionId, event });
    await this.town.step();
  }

  /** Removes and returns the next received message of that name; undefined when there is none. */
  heard<K extends keyof ServerEvents>(name: K): Parameters<ServerEvents[K]>[0] | undefined {
    const { sent } = this.connection;
    const index = sent.findIndex((one) => one.name === name);
    return index < 0 ? undefined : (sent.splice(index, 1)[0]?.message as Parameters<ServerEvents[K]>[0]);
  }

  forget(): void {
    this.connection.sent.length = 0;
  }

  /** Walks until near enough, fighting on the way; returns false when something else came first. */
  async walkTo(
    goal: TileSpot,
    { nearTiles = 0.6, until = () => false }: { readonly nearTiles?: number; readonly until?: () => boolean } = {},
  ): Promise<boolean> {
    const map = mapOf(this.zoneId);
    const road = new Road(map, nearestFree(map, Math.floor(goal.x) + 0.5, Math.floor(goal.y) + 0.5));
    const { zoneId } = this;
    let still = 0;
    for (let ticks = 0; ticks < longestWalkTicks; ticks++) {
      const here = this.spot;
      if (this.zoneId !== zoneId || until() || this.isDown) return false;
      if (Math.hypot(goal.x - here.x, goal.y - here.y) <= nearTiles) return true;
      const { to, tilesLeft } = road.nextFrom(here);
      if (tilesLeft <= 0.3) return true;
      await this.input({ toward: to, buttons: intentButtons.sprint });
      still = Math.hypot(this.spot.x - here.x, this.spot.y - here.y) < 0.01 ? still + 1 : 0;
      if (still > stuckTicks)
        throw new Error(`stuck at ${here.x},${here.y} in ${zoneId} on the way to ${goal.x},${goal.y}`);
    }
    throw new Error(`never came to ${goal.x},${goal.y} in ${zoneId}`);
  }

  /** Walks to a place, through as many zones as lie between. */
  async goTo(placeId: string, until: () => boolean = () => false): Promise<boolean> {
    const place = authoredGameData.places.get(placeId);
    if (place === undefined) throw new Error(`no place ${placeId}`);
    for (let zones = 0; this.zoneId !== place.zone && zones < 4; zones++) await this.crossToward(place.zone);
    const ground = this.connection.host.zone.state.places.get(placeId);
    if (ground === undefined) throw new Error(`${placeId} is not on the map of ${this.zoneId}`);
    return this.walkTo(ground, { nearTiles: Math.min(1.5, ground.radiusTiles / 2), until });
  }

  /** Takes the exit that leads nearer to a zone. */
  private async crossToward(zoneId: string): Promise<void> {
    const exit = exitToward(this.zoneId, zoneId);
    const here = this.zoneId;
    const isPrivateInstance = authoredGameData.zones.get(exit.to)?.kind === 'instance';
    for (let tries = 0; this.zoneId === here && tries < 40; tries++) {
      if (this.isDown) await this.wakeUp();
      // A fight may have led away from the exit.
      await this.goTo(exit.place);
      if (this.zoneId === here)
        await this.send(
          isPrivateInstance ? { name: 'instance.enter', message: {} } : { name: 'zone.transfer', message: {} },
        );
      for (let ticks = 0; this.zoneId === here && ticks < 20; ticks++) await this.attackNearest();
    }
    if (this.zoneId === here)
      throw new Error(
        `${exit.place} does not let us out of ${here}: ` +
          JSON.stringify(this.connection.sent.filter(({ name }) => name === 'action.rejected')),
      );
  }

  /** Shoots at the nearest visible enemy, else stands for a tick. */
  async attackNearest(content?: string): Promise<boolean> {
    if (this.isHurt && this.town.ticks % 20 === 0) await this.takeStim();
    const isWithin = (tiles: number) => (enemy: EntityView) => this.awayFrom(enemy) < tiles && this.sees(enemy);
    // Enemies that bite come before the wanted ones.
    const target = this.enemies().find(isWithin(bitingTiles)) ?? this.enemies(content).find(isWithin(14));
    const isImpatient = this.town.ticks > this.patientUntilTick;
    if (target === undefined) {
      const [hidden] = isImpatient ? this.enemies() : [];
      await this.input(hidden === undefined ? {} : { toward: this.wayTo(hidden) });
      return false;
    }
    const away = this.awayFrom(target);
    const isArmed = (this.connection.latest?.vitals?.magazine ?? 0) > 0;
    const { x, y } = this.spot;
    const back = { x: 2 * x - target.x, y: 2 * y - target.y };
    const toward =
      this.isInVain(target) || (isImpatient && away > 1.5)
        ? this.wayTo(target)
        : away > (isArmed ? 7 : 1.1)
          ? target
          : isArmed && away < bitingTiles && this.sees(back)
            ? back
            : null;
    const move = toward === null ? {} : { toward };
    await this.input({ aim: target, buttons: this.town.ticks % 8 === 0 ? 0 : intentButtons.fire, ...move });
    return true;
  }

  /** Fights until no enemy is left and a conversation is possible; respawns at the clinic when it went wrong. */
  async calmDown(): Promise<void> {
    this.patientUntilTick = this.town.ticks + patientTicks;
    for (let ticks = 0; ticks < 2_000; ticks++) {
      if (this.isDown) await this.wakeUp();
      const isFought = await this.attackNearest();
      if (isFought || this.connection.isInCombat) continue;
      this.patientUntilTick = Infinity;
      return;
    }
    throw new Error(
      `the fight at ${this.spot.x},${this.spot.y} in ${this.zoneId} does not end; foes: ${this.enemies()
        .map(({ content }) => content)
        .join()}`,
    );
  }

  /** Rests until healed or until an enemy comes. */
  async rest(): Promise<void> {
    const isWhole = () =>
      (this.connection.latest?.vitals?.health ?? 0) >= (this.connection.latest?.vitals?.healthMax ?? 0) * 0.95;
    for (let ticks = 0; ticks < longestRestTicks && !isWhole() && !this.isDown && !this.connection.isInCombat; ticks++)
      await this.town.step();
  }

  /** Waits until respawning is allowed, wakes up at the clinic, and heals. */
  async wakeUp(): Promise<void> {
    this.falls++;
    for (let ticks = 0; this.isDown && ticks < 2_000; ticks++) {
      if (ticks % 40 === 39) await this.send({ name: 'combat.respawn', message: {} });
      else await this.town.step();
    }
    await this.rest();
  }

  awayFrom({ x, y }: TileSpot): number {
    return Math.hypot(x - this.spot.x, y - this.spot.y);
  }

  /** Checks whether the target stands behind an obstacle: its health has not changed for a while. */
  private isInVain({ id, health }: EntityView): boolean {
    const { ticks } = this.town;
    if (this.mark.id !== id || this.mark.health !== health) this.mark = { id, health, sinceTick: ticks };
    return ticks - this.mark.sinceTick > vainTicks;
  }

  private wayTo({ x, y }: TileSpot): TileSpot {
    const map = mapOf(this.zoneId);
    const road = new Road(map, nearestFree(map, Math.floor(x) + 0.5, Math.floor(y) + 0.5));
    return road.leadsFrom(this.spot) ? road.nextFrom(this.spot).to : { x, y };
  }

  private get isHurt(): boolean {
    const vitals = this.connection.latest?.vitals;
    return vitals !== null && vitals !== undefined && vitals.health > 0 && vitals.health < vitals.healthMax * 0.6;
  }

  private async takeStim(): Promise<void> {
    const stim = this.player.sheet.gear.consumables.find(({ templateId }) => templateId.startsWith('stim'));
    if (stim !== undefined) await this.send({ name: 'item.use', message: { itemId: stim.itemId } });
  }

  sees(spot: TileSpot): boolean {
    const { widthTiles, heightTiles, opaque } = mapOf(this.zoneId);
    return isLineClear({ widthTiles, heightTiles, marked: opaque }, this.spot, spot);
  }
}

function exitToward(from: string, to: string): { readonly place: string; readonly to: string } {
  const seen = new Set([from]);
  let ways = exitsOf(from).map((exit) => ({ first: exit, at: exit.to }));
  for (let zones = 0; zones < 6; zones++) {
    const found = ways.find(({ at }) => at === to);
    if (found !== undefined) return found.first;
    ways = ways
      .filter(({ at }) => !seen.has(at))
      .flatMap(({ first, at }) => {
        seen.add(at);
        return exitsOf(at).map((exit) => ({ first, at: exit.to }));
      });
  }
  throw new Error(`no way from ${from} to ${to}`);
}

function exitsOf(zoneId: string): readonly { readonly place: string; readonly to: string }[] {
  return authoredGameData.zones.get(zoneId)?.exits ?? [];
}
