import type { ItemId, TileSpot } from '@necp/shared/kernel';
import { intentButtons, type ClientMessage, type CombatEvent, type Intent } from '@necp/shared/protocol';
import type { CharacterSheet, Gear, WornWeapon } from '@necp/shared/zone/sheet';
import type { ZoneMap } from '@necp/shared/zone/map';
import { combatantAt } from '../zone/combat/entity';
import { spawnEnemyCombatant } from '../zone/combat/player/spawn-combatant';
import type { Combatant } from '../zone/combat/combatant';
import { combatSlice } from '../zone/combat/slice';
import { addEntity, placeEntity } from '../zone/core/entities';
import type { ZoneInput } from '../zone/inputs';
import type { ZoneOutput } from '../zone/outputs';
import type { Player } from '../zone/state';
import { drawnMap, openGround } from './drawn-map';
import { entrant, joinOf, runZone, type ZoneRun } from './run-zone';

/** A player in a test: sends input one tick at a time, and records what it received. */
export interface Hand {
  readonly connectionId: number;
  readonly player: Player;
  readonly combatant: Combatant;
  /** An intent with the next number; aimed at a spot when one is given. */
  input(more?: Partial<Intent> & { readonly at?: TileSpot; readonly seenTick?: number }): ZoneInput;
  event(event: ClientMessage): ZoneInput;
}

/** A zone without entities except those of the test; its enemies stand still and do nothing by themselves. */
export interface Arena {
  readonly run: ZoneRun;
  readonly outputs: ZoneOutput[];
  readonly events: CombatEvent[];
  join(number: number, spot: TileSpot, sheet?: Partial<CharacterSheet>): Hand;
  put(enemy: string, spot: TileSpot, level?: number): Combatant;
  place(combatant: Combatant, spot: TileSpot): void;
  /** Runs one tick; records what was sent and handed over. */
  step(...inputs: ZoneInput[]): ZoneOutput[];
  steps(count: number): void;
  eventsOf<K extends CombatEvent['kind']>(kind: K): Extract<CombatEvent, { kind: K }>[];
}

const bareGear: Gear = {
  main: null,
  side: null,
  thrown: null,
  armour: 0,
  bonus: {},
  weightGrams: 0,
  consumables: [],
  worn: {},
  armourItemIds: [],
  cyberAbilities: [],
  uniques: [],
};

/** Returns an equipped weapon without rolled properties. */
export function worn(templateId: string, more: Partial<WornWeapon> = {}): WornWeapon {
  return {
    itemId: `00000000-0000-7000-8000-0000000000${templateId.length + 10}` as ItemId,
    templateId,
    rarity: 'common',
    damageShare: 1,
    bonus: {},
    durability: 100,
    ...more,
  };
}

export function gear(more: Partial<Gear>): { readonly gear: Gear } {
  return { gear: { ...bareGear, ...more } };
}

export function openArena({
  map = drawnMap(openGround(60, 60)),
  seed = 11,
  capacity = 50,
}: {
  readonly map?: ZoneMap;
  readonly seed?: number;
  readonly capacity?: number;
} = {}): Arena {
  const run = runZone({ map, seed, capacity });
  const outputs: ZoneOutput[] = [];
  const events: CombatEvent[] = [];
  const { state } = run.zone;
  const step = (...inputs: ZoneInput[]): ZoneOutput[] => {
    const out = run.step(...inputs);
    outputs.push(...out);
    events.push(...combatSlice(state).combatEvents.map(({ event }) => event));
    return out;
  };
  return {
    run,
    outputs,
    events,
    step,
    join: (number, spot, sheet = {}) => {
      const connectionId = 100 + number;
      step(joinOf(number, connectionId, { spot: { ...spot, facing: 0 }, sheet }));
      const player = state.players.get(entrant(number).characterId);
      const combatant = player === undefined ? undefined : combatantAt(state, player.entityIndex);
      if (player === undefined || combatant === undefined) throw new Error('nobody joined');
      return handOf(run, { connectionId, player, combatant });
    },
    put: (id, spot, level = 1) => {
      const enemy = state.gameData.enemies.get(id);
      if (enemy === undefined) throw new Error(`no enemy ${id}`);
      const entityIndex = addEntity(
        state,
        { ...spot, facing: 0 },
        { kind: 'enemy', name: enemy.name, look: enemy.look ?? null, content: enemy.id },
      );
      return spawnEnemyCombatant(state, entityIndex, { enemy, level });
    },
    place: (combatant, spot) => placeEntity(state, combatant.entityIndex, spot),
    steps: (count) => {
      for (let done = 0; done < count; done++) step();
    },
    eventsOf: (kind) => events.filter((event): event is never => event.kind === kind),
  };
}

function handOf(
  run: ZoneRun,
  { connectionId, player, combatant }: Pick<Hand, 'connectionId' | 'player' | 'combatant'>,
): Hand {
  const { state } = run.zone;
  let seq = 0;
  return {
    connectionId,
    player,
    combatant,
    input: ({ at, seenTick, ...more } = {}) => {
      seq = (seq + 1) & 0xffff;
      const dx = (at?.x ?? 0) - (state.x[player.entityIndex] ?? 0);
      const dy = (at?.y ?? 0) - (state.y[player.entityIndex] ?? 0);
      const aim = at === undefined ? 0 : Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * 0x10000) & 0xffff;
      const seenQuarter = ((seenTick ?? state.tick + 1) * 4) & 0xffff;
      return {
        kind: 'intent',
        connectionId,
        intent: {
          seq,
          moveX: 0,
          moveY: 0,
          aim,
          buttons: 0,
          seenQuarter,
          aimTiles: Math.min(255, Math.round(Math.hypot(dx, dy) * 4)),
          ...more,
        },
      };
    },
    event: (event) => ({ kind: 'event', connectionId, event }),
  };
}

export const fireButton = intentButtons.fire;
