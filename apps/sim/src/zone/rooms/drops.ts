import { rarities } from '@necp/shared/inventory/content';
import type { CharacterId } from '@necp/shared/kernel';
import { defaultFilter, isWanted } from '@necp/shared/loot/rules';
import { entityFlags } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import type { DomainAnswer, Drop } from '../inputs';
import { hasRoomToLie } from '../ai/room';
import { addEntity, at, clearFlag, removeEntity, setFlag, type Player, type ZoneState } from '../state';
import { isVisibleTo, clearVisibilityOverride, setVisibilityOverride } from '../systems/visibility';
import { reject } from '../reject';
import { distanceTo } from './reach';

const money = { en: 'Eddies', ru: 'Эдди' } as const;
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
export function layDrops(state: ZoneState, drops: readonly Drop[]): void {
  const { unlaid } = state.rooms;
  for (const drop of drops) {
    if (state.rooms.drops.has(drop.dropId) || drop.expiresMs <= state.nowMs) continue;
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
      { kind: 'drop', name, content: drop.templateId ?? 'eddies', variant: rarities.indexOf(drop.rarity) },
    );
    state.rooms.drops.set(drop.dropId, {
      entityIndex,
      ownerId: drop.ownerId,
      ownedUntilMs: drop.ownedUntilMs,
      expiresMs: drop.expiresMs,
      templateId: drop.templateId,
      rarity: drop.rarity,
    });
    if (drop.ownerId === null || drop.ownedUntilMs <= state.nowMs) continue;
    setVisibilityOverride(state, entityIndex, new Set<CharacterId>([drop.ownerId]));
    setFlag(state, entityIndex, entityFlags.mine);
  }
  if (unlaid.length > mostUnlaid) unlaid.splice(0, unlaid.length - mostUnlaid);
}

/** Makes a drop available to all players after a while, and removes it after a longer one. */
export function ageDrops(state: ZoneState): void {
  if (state.tick % lookTicks !== 0) return;
  for (const [dropId, { entityIndex, ownedUntilMs, expiresMs }] of state.rooms.drops) {
    if (expiresMs <= state.nowMs) takeAwayDrop(state, dropId);
    else if (ownedUntilMs <= state.nowMs && at(state.hasVisibilityOverride, entityIndex) === 1) {
      clearVisibilityOverride(state, entityIndex);
      clearFlag(state, entityIndex, entityFlags.mine);
    }
  }
  if (state.rooms.unlaid.length > 0 && hasRoomToLie(state)) layDrops(state, state.rooms.unlaid.splice(0));
}

/** Requests one drop; the domain decides who gets it. */
export function pickUp(state: ZoneState, player: Player, { entityIndex }: { readonly entityIndex: number }): void {
  for (const [dropId, drop] of state.rooms.drops) {
    if (drop.entityIndex !== entityIndex) continue;
    if (state.rooms.picking.has(dropId)) return reject(state, player, { what, code: 'zone.busy', kind: 'lag' });
    state.rooms.picking.add(dropId);
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
  for (const [dropId, { entityIndex, templateId, rarity }] of state.rooms.drops) {
    if (count >= armful.most || state.rooms.picking.has(dropId)) continue;
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

/** Applies the domain's answer to a pickup; a drop that is gone there is removed here. */
export function takePicked(
  state: ZoneState,
  { characterId, dropId, rejection, isGone }: Extract<DomainAnswer, { kind: 'picked' }>,
): void {
  state.rooms.picking.delete(dropId);
  if (isGone) takeAwayDrop(state, dropId);
  const player = state.players.get(characterId);
  if (player !== undefined && rejection !== null)
    reject(state, player, { what, code: rejection.code, params: rejection.params });
}

function takeAwayDrop(state: ZoneState, dropId: string): void {
  const drop = state.rooms.drops.get(dropId);
  if (drop === undefined) return;
  state.rooms.drops.delete(dropId);
  removeEntity(state, drop.entityIndex);
}
