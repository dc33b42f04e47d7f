import { quests, trees } from '@necp/content/server';
import { createCharacter } from '@necp/domain/character/service';
import { equipItem } from '@necp/domain/inventory/service';
import { grant } from '@necp/domain/inventory/index';
import { inventoryView } from '@necp/domain/inventory/queries';
import { inTx, systemRng, type Tx } from '@necp/domain/kernel';
import { gainExperience } from '@necp/domain/progression/index';
import { progressionView } from '@necp/domain/progression/queries';
import { spendPerk } from '@necp/domain/progression/service';
import { changeReputation } from '@necp/domain/reputation/index';
import { administrationFaucet, credit } from '@necp/domain/wallet/index';
import { setWorld } from '@necp/domain/world-state/index';
import { newRequestId } from '@necp/domain/testing/index';
import { guest, newcomer } from '@necp/domain/testing/players';
import { Dice } from '@necp/domain/testing/stories';
import type { CharacterId } from '@necp/shared/kernel';
import { experienceAt } from '@necp/shared/progression/formulas';
import type { Condition } from '@necp/shared/quest/content';
import { placesOn } from '../../zone/places';
import { authoredGameData } from '../../authored';
import { nearestFree } from '@necp/shared/zone/movement';
import { Citizen } from './citizen';
import { mapOf, type Town } from './town';

/** Gear that makes a test player hard to defeat, and the weapons. */
const racks = [
  ['rifle_ko_meridian', 'pistol_curfew', 'rifle_longshore', 'pistol_lantern'],
  ['torso_reactive', 'torso_lamplight_plate', 'torso_tire_vest', 'torso_green_raincoat'],
  ['legs_riot', 'legs_waders', 'legs_cargo'],
  ['head_lamplight', 'head_courier_lid', 'head_hard_hat'],
  ['feet_mag_soles', 'feet_couriers', 'feet_rubber'],
] as const;
const strength = { body: 20, reflex: 20, tech: 10, intellect: 10, cool: 10 } as const;
const source = 'administration' as const;

const syllables = ['ba', 'de', 'fo', 'gu', 'ka', 'le', 'mo', 'nu', 'pa', 're'] as const;
let made = 0;

/**
 * Creates a character as the browser does, in the clinic, with its class's equipment; it is made strong enough to meet
 * the convoy alone.
 */
export async function makeNewcomer(town: Town): Promise<Citizen> {
  const ctx = await guest(town.home);
  const dice = new Dice(systemRng);
  Object.assign(ctx, { rng: dice.rng });
  const { id } = await createCharacter(ctx, newcomer(`Walker ${word(made++)}`));
  await town.settle();
  await inTx(ctx, (tx) => tx.character.update({ where: { id }, data: strength }));
  const actor = { ...ctx.actor, characterId: id };
  const own = Object.assign(town.home.domain.ctxFor({ actor, address: '203.0.113.7' }), { rng: dice.rng });
  return new Citizen(town, { ctx: own, characterId: id, dice });
}

/** Names have letters only. */
function word(count: number): string {
  return [...String(count)].map((digit) => syllables[Number(digit)]).join('');
}

interface Past {
  /** The conditions that must hold before. */
  readonly conditions: readonly Condition[];
  readonly level: number;
  /** The place where the player starts. */
  readonly place: string;
  /** Fully equipped, or weak enough to be downed. */
  readonly build: 'strong' | 'weak';
}

/** Creates an experienced character. */
export async function makeResident(town: Town, { conditions, level, place, build }: Past): Promise<Citizen> {
  const citizen = await makeNewcomer(town);
  const { ctx, characterId } = citizen.self;
  const kit = kitFor(level);
  await inTx(ctx, async (tx) => {
    for (const condition of [
      ...conditions,
      { if: 'level', atLeast: level },
      { if: 'quest', quest: 'first_light', state: 'done' },
    ] as const)
      await grantRequirement(tx, characterId, condition);
    await credit(tx, { characterId, amount: 5_000n, from: administrationFaucet, reason: 'test.balance' });
    for (const templateId of kit)
      await grant(tx, {
        characterId,
        templateId,
        quantity: 1,
        reason: 'test.given',
        instance: { rarity: 'iconic', level, affixes: [] },
      });
    await grant(tx, { characterId, templateId: 'stim_surgeon', quantity: 20, reason: 'test.given' });
    await tx.character.update({
      where: { id: characterId },
      data: { ...strength, ...(build === 'weak' ? { body: 4 } : {}) },
    });
  });
  if (build === 'strong') await learnAll(citizen);
  const { containers } = await inventoryView(ctx, characterId);
  const wanted: readonly string[] = build === 'strong' ? kit : kit.slice(0, 1);
  for (const { id, templateId } of containers.find(({ kind }) => kind === 'bag')?.items ?? []) {
    if (wanted.includes(templateId)) await equipItem(ctx, { requestId: newRequestId(), itemId: id });
  }
  const zone = authoredGameData.places.get(place)?.zone ?? 'watson';
  const map = mapOf(zone);
  const ground = placesOn(map, [...authoredGameData.places.values()]).get(place);
  if (ground === undefined) throw new Error(`${place} is on no map`);
  await town.realm.standIn({ characterId } as never, zone, nearestFree(map, ground.x, ground.y));
  await town.settle();
  return citizen;
}

/** Spends all skill points, from the top of the tree. */
async function learnAll({ self: { ctx, characterId } }: Citizen): Promise<void> {
  const nodes = trees.find(({ classId }) => classId === 'bouncer')?.nodes ?? [];
  for (let rounds = 0; rounds < 5 && (await progressionView(ctx, characterId)).perkPoints > 0; rounds++) {
    for (const { id } of nodes) await spendPerk(ctx, { requestId: newRequestId(), node: id }).catch(() => null);
  }
}

/** Returns the best item of each list that the level allows. */
function kitFor(level: number): string[] {
  return racks.flatMap((rack) => rack.find((id) => (authoredGameData.items.get(id)?.level ?? 1) <= level) ?? []);
}

async function grantRequirement(tx: Tx, characterId: CharacterId, condition: Condition): Promise<void> {
  if (condition.if === 'level') {
    await gainExperience(tx, {
      characterId,
      amount: experienceAt(condition.atLeast),
      source,
      sourceId: `test-${condition.atLeast}`,
    });
  }
  if (condition.if === 'world')
    await setWorld(tx, { key: condition.key, value: condition.is, characterId, by: 'test' });
  if (condition.if === 'reputation')
    await changeReputation(tx, {
      characterId,
      changes: [{ faction: condition.faction, points: 2_500 }],
      source,
      sourceId: `test-${condition.faction}`,
    });
  if (condition.if === 'item')
    await grant(tx, { characterId, templateId: condition.item, quantity: condition.count, reason: 'test.given' });
  if (condition.if === 'quest' && condition.state === 'done') await finishQuietly(tx, characterId, condition.quest);
}

/** Marks a quest as completed with its best ending. */
async function finishQuietly(tx: Tx, characterId: CharacterId, questId: string): Promise<void> {
  const quest = quests.find(({ id }) => id === questId);
  const over = {
    state: 'done',
    stageId: quest?.start ?? '',
    stageEnteredAt: new Date(0),
    deadlineAt: null,
    ending: quest?.endings.find(({ result }) => result === 'done')?.id ?? null,
    result: 'done',
    timesEnded: 1,
    endedAt: new Date(0),
  } as const;
  await tx.questLog.createMany({ data: [{ characterId }], skipDuplicates: true });
  await tx.questProgress.upsert({
    where: { characterId_questId: { characterId, questId } },
    create: { ...over, characterId, questId, startedAt: new Date(0) },
    update: over,
  });
  await tx.questLog.updateMany({ where: { characterId, trackedQuestId: questId }, data: { trackedQuestId: null } });
}
