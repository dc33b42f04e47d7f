import type { TileSpot } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { PlaceContent } from '@necp/shared/world-state/content';
import { cityHour, zoneDayMs } from '@necp/shared/zone/clock';
import { combatantAt } from '../zone/combat/entity';
import { combatSlice } from '../zone/combat/slice';
import { drawnMap, openGround } from './drawn-map';
import { quietGameData } from './quiet-game-data';
import { entrant, joinOf, type ZoneRun } from './run-zone';
import { authoredGameData } from '../authored';
import { applyDamage } from '../zone/combat/damage/harm';
import { byId, type GameData } from '../zone/game-data';
import { hearSounds } from '../zone/ai/senses/hearing';
import { spotOf } from '../zone/ai/movement/walking';
import type { ZoneState } from '../zone/state';
import { isVisibleTo } from '../zone/core/visibility';

export const map = drawnMap(openGround(90, 40));
export const place = (id: string, x: number, y: number): PlaceContent => ({
  id,
  zone: 'watson',
  name: { en: id, ru: id },
  radiusTiles: 4,
  at: [x, y],
});
export const places = byId([place('home', 15.5, 20.5), place('bar', 40.5, 20.5), place('lair', 70.5, 20.5)]);
export const vera = authoredGameData.npcs.get('vera')!;
export const echo = authoredGameData.npcs.get('echo_lin')!;

export function gameData(more: Partial<GameData>): GameData {
  return { ...quietGameData, places, zones: new Map(), containers: new Map(), ...more };
}

/** Returns the first millisecond of the clock at which the city has this hour. */
export function msAt(hour: number): number {
  for (let ms = 0; ms < zoneDayMs; ms += 1_000) if (Math.floor(cityHour(ms)) === hour) return ms;
  throw new RangeError('no such hour');
}

export function enter(
  run: ZoneRun,
  number: number,
  more: { spot?: TileSpot; sheet?: Partial<CharacterSheet> } = {},
): number {
  run.step(joinOf(number, number, { spot: { x: 42, y: 30, facing: 0, ...more.spot }, sheet: more.sheet }));
  return run.zone.state.players.get(entrant(number).characterId)!.entityIndex;
}

export const strikeDown = (run: ZoneRun, entityIndex: number) => {
  const { state } = run.zone;
  applyDamage(state, combatantAt(state, entityIndex)!, {
    source: null,
    amount: 100_000,
    how: 'hit',
    damageType: 'physical',
    by: 'test',
  });
  return run.step();
};
export const shootAt = (state: ZoneState, entityIndex: number, spot: TileSpot) => {
  combatSlice(state).soundStimuli.push({ tick: state.tick, entityIndex, ...spot, tiles: 30 });
  hearSounds(state);
};
export const entitiesOf = (state: ZoneState, content: string) =>
  [...state.ids.keys()].filter(
    (entityIndex) => state.ids[entityIndex] !== 0 && state.appearances[entityIndex]?.content === content,
  );
export const seenBy = (state: ZoneState, number: number, entityIndex: number) =>
  state.hasVisibilityOverride[entityIndex] === 0 ||
  isVisibleTo(state, state.players.get(entrant(number).characterId)!, entityIndex);
export const spotIn = (state: ZoneState, entityIndex: number) => spotOf(state, entityIndex);
