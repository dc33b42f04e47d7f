import { rarities } from '@necp/shared/inventory/content';
import type { CharacterId } from '@necp/shared/kernel';
import { defaultFilter, isWanted } from '@necp/shared/loot/rules';
import { entityFlags } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import { hasRoomToLie } from '../ai/spawning/free-entities';
import { emitAt } from '../combat/combat-events';
import { addEntity, removeEntity } from '../core/entities';
import { distanceTo } from '../core/reach';
import { reject } from '../core/reject';
import { isVisibleTo, clearVisibilityOverride, setVisibilityOverride } from '../core/visibility';
import type { ZoneInput } from '../inputs';
import { reach } from '../interaction/interact';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../state';
import type { Drop } from './contract';
import { lootSlice } from './slice';

const money = { en: 'Chits', ru: 'Талоны' } as const;
/** How far a player reaches when picking up everything, and the greatest number of drops at once. */
const armful = { reachTiles: 2.9, most: 12 } as const;
const lookTicks = 10;
/**
 * The greatest number of drops that wait for a free entity; beyond it the oldest are left to the domain, which keeps
 * what must be kept.
 */
const mostUnlaid = 4_000;
const what = 'loot.pick_up';

/** Places the drops of the domain; existing ones are not placed twice, and those without a free entity wait. */
export function layDrops(state: ZoneState, { drops }: { readonly drops: readonly Drop[] }): void {
  const { drops: known, unlaid } = lootSlice(state);
  for (const drop of drops) {
    if (known.has(drop.dropId) || drop.expiresMs <= state.nowMs) continue;
    if (!hasRoomToLie(state)) {
      unlaid.push(drop);
      continue;
    }
    const name = drop.templateId === null ? money : (state.gameData.items.get(drop.templateId)?.name ?? money);
    // A drop that rolled into a wall could not be reached from anywhere.
    const spot = nearestFree(state.map, drop.x, drop.y);
    const entityIndex = addEntity(
      state,
      { ...spot, facing: 0 },
      { kind: 'drop', name, content: drop.templateId ?? 'chits', variant: rarities.indexOf(drop.rarity) },
    );
    known.set(drop.dropId, {
      entityIndex,
      ownerId: drop.ownerId,
      ownedUntilMs: drop.ownedUntilMs,
      expiresMs: drop.expiresMs,
      templateId: drop.templateId,
      rarity: drop.rarity,
    });
    if (drop.ownerId === null || drop.ownedUntilMs <= state.nowMs) continue;
    setVisibilityOverride(state, entityIndex, new Set<CharacterId>([drop.ownerId, ...(drop.sharedWith ?? [])]));
    setFlag(state, entityIndex, entityFlags.mine);
  }
  if (unlaid.length > mostUnlaid) unlaid.splice(0, unlaid.length - mostUnlaid);
}

/** Makes a drop available to all players after a while, and removes it after a longer one. */
export function ageDrops(state: ZoneState): void {
  if (state.tick % lookTicks !== 0) return;
  for (const [dropId, { entityIndex, ownedUntilMs, expiresMs }] of lootSlice(state).drops) {
    if (expiresMs <= state.nowMs) takeAwayDrop(state, dropId);
    else if (ownedUntilMs <= state.nowMs && at(state.hasVisibilityOverride, entityIndex) === 1) {
      clearVisibilityOverride(state, entityIndex);
      clearFlag(state, entityIndex, entityFlags.mine);
    }
  }
  if (lootSlice(state).unlaid.length > 0 && hasRoomToLie(state))
    layDrops(state, { drops: lootSlice(state).unlaid.splice(0) });
}

/** Requests one drop; the domain decides who gets it. */
export function pickUp(state: ZoneState, player: Player, { entityIndex }: { readonly entityIndex: number }): void {
  for (const [dropId, drop] of lootSlice(state).drops) {
    if (drop.entityIndex !== entityIndex) continue;
    if (lootSlice(state).picking.has(dropId)) return reject(state, player, { what, code: 'zone.busy', kind: 'lag' });
    lootSlice(state).picking.add(dropId);
    state.outbox.push({ kind: 'pick_up', characterId: player.characterId, epoch: player.epoch, dropId });
    return;
  }
  reject(state, player, { what, code: 'zone.gone', kind: 'lag' });
}

/** Requests all drops around the player that pass the player's filter. */
export function pickAll(state: ZoneState, player: Player): void {
  const filter = player.sheet.lootFilter ?? defaultFilter;
  let count = 0;
  let unwanted = 0;
  for (const [dropId, { entityIndex, templateId, rarity }] of lootSlice(state).drops) {
    if (count >= armful.most || lootSlice(state).picking.has(dropId)) continue;
    if (at(state.hasVisibilityOverride, entityIndex) === 1 && !isVisibleTo(state, player, entityIndex)) continue;
    if (distanceTo(state, player, { x: at(state.x, entityIndex), y: at(state.y, entityIndex) }) > armful.reachTiles)
      continue;
    if (
      !isWanted(filter, { rarity }, templateId === null ? null : (state.gameData.items.get(templateId)?.kind ?? null))
    ) {
      unwanted++;
      continue;
    }
    count++;
    pickUp(state, player, { entityIndex });
  }
  if (count === 0)
    reject(state, player, { what: 'loot.pick_all', code: unwanted > 0 ? 'loot.filtered' : 'zone.empty' });
}

/** Shows all players near by that a drop was picked up. */
function showFound(state: ZoneState, { characterId, found, dropId }: ZoneInput<'picked'>): void {
  const player = state.players.get(characterId);
  const drop = lootSlice(state).drops.get(dropId);
  if (player === undefined || found === null || drop === undefined) return;
  emitAt(
    state,
    { kind: 'loot', source: at(state.ids, player.entityIndex), target: at(state.ids, drop.entityIndex) },
    player.entityIndex,
  );
}

/** Applies the domain's answer to a pickup; a drop that is gone there is removed here. */
export function takePicked(state: ZoneState, input: ZoneInput<'picked'>): void {
  const { characterId, dropId, rejection, isGone } = input;
  showFound(state, input);
  lootSlice(state).picking.delete(dropId);
  if (isGone) takeAwayDrop(state, dropId);
  const player = state.players.get(characterId);
  if (player !== undefined && rejection !== null)
    reject(state, player, { what, code: rejection.code, params: rejection.params });
}

function takeAwayDrop(state: ZoneState, dropId: string): void {
  const drop = lootSlice(state).drops.get(dropId);
  if (drop === undefined) return;
  lootSlice(state).drops.delete(dropId);
  removeEntity(state, drop.entityIndex);
}

/** Requests the drop of an entity that the client names, if the player reaches it. */
export function reachAndPickUp(state: ZoneState, player: Player, { entityId }: { readonly entityId: number }): void {
  const entityIndex = reach(state, player, { entityId, what });
  if (entityIndex !== null) pickUp(state, player, { entityIndex });
}

/** Checks whether a pickup waits for its answer, or a drop still belongs to the player alone. */
export function hasLootHere(state: ZoneState, { characterId }: Player): boolean {
  const { drops, picking } = lootSlice(state);
  return (
    picking.size > 0 ||
    [...drops.values()].some(({ ownerId, ownedUntilMs }) => ownerId === characterId && ownedUntilMs > state.nowMs)
  );
}
