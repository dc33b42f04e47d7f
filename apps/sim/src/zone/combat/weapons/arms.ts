import type { EnemyContent } from '@necp/shared/combat/content';
import { withPercent } from '@necp/shared/progression/formulas';
import type { Gear, WornWeapon } from '@necp/shared/zone/sheet';
import { describe } from '../../core/entities';
import type { GameData } from '../../game-data';
import type { ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Arms, Combatant, Weapon } from '../combatant';
import { noteUnique } from '../damage/unique-calls';
import { clockMs, heldWeapon, refreshStats, ticksOf } from '../entity';

/** Returns the weapons a player carries. Weapons that were carried before keep their rounds and their heat. */
export function armsOf(
  gameData: GameData,
  gear: Gear,
  { before, nowMs }: { readonly before: Arms | null; readonly nowMs: number },
): Arms {
  const main = carried(gameData, gear.main, { before, nowMs });
  const side = carried(gameData, gear.side, { before, nowMs });
  const thrown = gear.thrown === null ? undefined : gameData.items.get(gear.thrown.templateId);
  const hand =
    before !== null && (before.hand === 'main' ? main : side) !== null
      ? before.hand
      : main === null && side !== null
        ? 'side'
        : 'main';
  const isSameHeld = before !== null && before[before.hand]?.itemId === (hand === 'main' ? main : side)?.itemId;
  return {
    main,
    side,
    hand,
    reloadEndsTick: isSameHeld ? before.reloadEndsTick : null,
    thrown:
      gear.thrown === null || thrown?.kind !== 'thrown'
        ? null
        : { item: thrown, itemId: gear.thrown.itemId, quantity: gear.thrown.quantity },
  };
}

/** Returns what an enemy fights with: its first two weapons and its throwable. */
export function enemyArms(gameData: GameData, enemy: EnemyContent): Arms {
  const items = enemy.attacks.flatMap((attack) =>
    'weapon' in attack ? (gameData.items.get(attack.weapon) ?? []) : [],
  );
  const [main = null, side = null] = items.flatMap((item) =>
    item.kind === 'firearm' || item.kind === 'blade' ? [weapon(item)] : [],
  );
  const thrown = items.find((item) => item.kind === 'thrown');
  return {
    main,
    side,
    hand: 'main',
    thrown: thrown?.kind === 'thrown' ? { item: thrown, itemId: null, quantity: 999 } : null,
    reloadEndsTick: null,
  };
}

/** Swaps to the other weapon, which takes time to draw. Returns false when there is none. */
export function swapWeapon(state: ZoneState, combatant: Combatant): boolean {
  const { arms } = combatant;
  const other = arms.hand === 'main' ? 'side' : 'main';
  const drawn = arms[other];
  if (drawn === null || combatant.life !== 'up') return false;
  arms.hand = other;
  arms.reloadEndsTick = null;
  drawn.burstLeft = 0;
  combatant.isChanged = true;
  drawn.readyMs = Math.max(drawn.readyMs, clockMs(state) + (drawn.item.kind === 'firearm' ? drawn.item.drawMs : 200));
  refreshStats(state, combatant);
  describe(state, combatant.entityIndex, { held: drawn.item.id });
  return true;
}

/** Begins to reload the held firearm. Returns false when it is full, already being reloaded, or no firearm. */
export function reload(state: ZoneState, combatant: Combatant): boolean {
  const held = heldWeapon(combatant);
  if (
    held === null ||
    held.item.kind !== 'firearm' ||
    combatant.life !== 'up' ||
    combatant.arms.reloadEndsTick !== null ||
    held.rounds >= held.item.magazineRounds
  )
    return false;
  const lastsMs = withPercent(held.item.reloadMs, combatant.stats.bonus.reloadPercent);
  held.burstLeft = 0;
  combatant.arms.reloadEndsTick = state.tick + ticksOf(lastsMs);
  combatant.isChanged = true;
  emitAt(state, { kind: 'reload', source: combatant.id, lastsMs }, combatant.entityIndex);
  return true;
}

/** Fills the magazine when the reload time has passed. */
export function advanceReload(state: ZoneState, combatant: Combatant): void {
  const { arms } = combatant;
  if (arms.reloadEndsTick === null || state.tick < arms.reloadEndsTick) return;
  arms.reloadEndsTick = null;
  combatant.isChanged = true;
  fillMagazine(combatant);
  const held = heldWeapon(combatant);
  if (held !== null)
    noteUnique(state, combatant, {
      on: 'reload',
      other: null,
      by: held.item.id,
      amount: 0,
      damageType: held.item.damageType,
    });
}

/** Fills the magazine immediately. */
export function fillMagazine(combatant: Combatant): void {
  const held = heldWeapon(combatant);
  if (held?.item.kind === 'firearm') held.rounds = held.item.magazineRounds;
}

function carried(
  gameData: GameData,
  worn: WornWeapon | null,
  { before, nowMs }: { readonly before: Arms | null; readonly nowMs: number },
): Weapon | null {
  const item = worn === null ? undefined : gameData.items.get(worn.templateId);
  if (worn === null || (item?.kind !== 'firearm' && item?.kind !== 'blade')) return null;
  const known = [before?.main, before?.side].find((weapon) => weapon?.itemId === worn.itemId);
  const fresh = {
    ...weapon(item),
    itemId: worn.itemId,
    damageShare: worn.damageShare,
    bonus: worn.bonus,
    isBroken: worn.durability <= 0,
  };
  if (known === undefined || known === null) return { ...fresh, readyMs: before === null ? 0 : nowMs + 300 };
  return {
    ...fresh,
    rounds: known.rounds,
    readyMs: known.readyMs,
    recoilDegrees: known.recoilDegrees,
    recoilMs: known.recoilMs,
  };
}

function weapon(item: Weapon['item']): Weapon {
  return {
    item,
    itemId: null,
    damageShare: 1,
    bonus: {},
    isBroken: false,
    rounds: item.kind === 'firearm' ? item.magazineRounds : 0,
    readyMs: 0,
    recoilDegrees: 0,
    recoilMs: 0,
    burstLeft: 0,
  };
}
