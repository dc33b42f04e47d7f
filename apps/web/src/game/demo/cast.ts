import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { TileSpot } from '@necp/shared/kernel';
import { doings } from '@necp/shared/npc/content';
import { entityFlags, type EntityView } from '@necp/shared/protocol';
import { rarities } from '@necp/shared/inventory/content';
import { scatter } from '../city/scatter';
import { spriteNames } from '../combat/sprites/catalogue';

export type DemoScene = 'bodies' | 'doings' | 'weapons' | 'worldObjects' | 'shots' | 'blasts' | 'casts' | 'crowd';
export const demoScenes: readonly DemoScene[] = [
  'bodies',
  'doings',
  'weapons',
  'worldObjects',
  'shots',
  'blasts',
  'casts',
  'crowd',
];
type DemoEntity = Partial<EntityView> & TileSpot;

const enemyIds = [
  'eighth_lookout',
  'eighth_bruiser',
  'eighth_gunner',
  'toll_taker',
  'velvet_collector',
  'velvet_knife',
  'choir_adept',
  'choir_listener',
  'lamp_guard',
  'lamp_marksman',
  'drowned_clerk',
  'convoy_guard',
  'ward_drone',
  'rust_bee',
  'convoy_drone',
  'scrap_hound',
  'ko_sentinel',
  'tide_eel',
  'tallyman',
  'marshal_ballast',
];
const heldBy: Readonly<Record<string, string>> = {
  eighth_lookout: 'pistol_rainmaker',
  eighth_bruiser: 'blade_rebar',
  eighth_gunner: 'rifle_longshore',
  toll_taker: 'shotgun_doorbell',
  velvet_collector: 'pistol_curfew',
  velvet_knife: 'blade_fishmonger',
  choir_adept: 'pistol_tideline',
  choir_listener: 'pistol_lantern',
  lamp_guard: 'pistol_curfew',
  lamp_marksman: 'rifle_kestrel',
  drowned_clerk: 'blade_live_wire',
  convoy_guard: 'rifle_porter',
  tallyman: 'shotgun_psalm',
};

function someLook(seed: number): Look {
  return Object.fromEntries(
    lookFields.map((field, order) => [field, Math.floor(scatter(seed, order, 51) * lookChoices[field])]),
  ) as Look;
}

function grid(
  index: number,
  shape: { readonly from: TileSpot; readonly columns: number; readonly step: number },
): TileSpot {
  return {
    x: shape.from.x + (index % shape.columns) * shape.step,
    y: shape.from.y + Math.floor(index / shape.columns) * shape.step,
  };
}

/** Returns the entities of a scene, placed around a centre. */
export function castOf(scene: DemoScene, middle: TileSpot): EntityView[] {
  const entities = entitiesOf(scene, middle);
  return entities.map((entity, index) => ({
    id: 100 + index,
    kind: 'enemy',
    name: '',
    look: someLook(index),
    content: '',
    level: 4,
    healthMax: 200,
    variant: 0,
    held: '',
    worn: [],
    facing: Math.PI / 2,
    flags: 0,
    health: 255,
    ...entity,
  }));
}

function entitiesOf(scene: DemoScene, at: TileSpot): DemoEntity[] {
  switch (scene) {
    case 'bodies':
      return everyEnemy(at);
    case 'doings':
      return everyDoing(at);
    case 'weapons':
      return everyWeapon(at);
    case 'worldObjects':
      return everyObject(at);
    case 'crowd':
      return twoHundred(at);
    default:
      return duelists(at);
  }
}

/** Four players face four enemies, armed differently. */
function duelists(at: TileSpot): DemoEntity[] {
  const own = ['pistol_lantern', 'rifle_ko_meridian', 'shotgun_landlord', 'blade_glass_monk'];
  const enemies = ['eighth_gunner', 'ko_sentinel', 'scrap_hound', 'toll_taker'];
  return [
    ...own.map(
      (held, index): DemoEntity => ({
        kind: 'player',
        name: `Ravna ${index}`,
        held,
        facing: 0,
        flags: entityFlags.inCombat,
        x: at.x - 5,
        y: at.y - 4 + index * 2.7,
      }),
    ),
    ...enemies.map(
      (content, index): DemoEntity => ({
        content,
        held: heldBy[content] ?? '',
        facing: Math.PI,
        flags: entityFlags.hostile | entityFlags.inCombat,
        health: 220 - index * 50,
        x: at.x + 4.5,
        y: at.y - 4 + index * 2.7,
      }),
    ),
  ];
}

/** Every kind of enemy, in rows. */
function everyEnemy(at: TileSpot): DemoEntity[] {
  return enemyIds.map((content, index) => ({
    content,
    held: heldBy[content] ?? '',
    flags: entityFlags.hostile | (index % 2 ? entityFlags.inCombat : 0),
    health: 90 + index * 8,
    ...(index < 18
      ? grid(index, { from: { x: at.x - 8.5, y: at.y - 5 }, columns: 6, step: 3.4 })
      : { x: at.x + (index === 18 ? -4 : 6), y: at.y + 7 }),
  }));
}

/** Every activity of townspeople, seen from three sides. */
function everyDoing(at: TileSpot): DemoEntity[] {
  return doings.flatMap((_doing, variant) =>
    [0, 1, 2].map(
      (row): DemoEntity => ({
        kind: 'npc',
        variant,
        facing: [Math.PI / 2, 0, -2.4][row] ?? 0,
        x: at.x - 9 + variant * 3,
        y: at.y - 4 + row * 3,
      }),
    ),
  );
}

/** Every weapon in the hands of a player. */
function everyWeapon(at: TileSpot): DemoEntity[] {
  return spriteNames
    .filter((name) => /^(pistol|rifle|shotgun|blade|thrown)_/.test(name))
    .map((held, index) => ({
      kind: 'player',
      name: held,
      held,
      facing: index % 2 ? 0 : Math.PI / 2,
      flags: index % 3 === 0 ? 0 : entityFlags.inCombat,
      ...grid(index, { from: { x: at.x - 9, y: at.y - 4.5 }, columns: 7, step: 3 }),
    }));
}

/** Boxes, quest objects, deployables, drops of each rarity and a vehicle. */
function everyObject(at: TileSpot): DemoEntity[] {
  return [
    ...['linen_cupboard', 'street_bin', 'harbour_crate', 'gang_locker', 'debt_safe', 'evidence_box'].flatMap(
      (content, index): DemoEntity[] =>
        [0, 1].map((variant) => ({
          kind: 'interactable',
          content,
          variant,
          facing: 0,
          x: at.x - 9 + index * 2.6,
          y: at.y - 5 + variant * 2.2,
        })),
    ),
    ...[
      'arguing_door',
      'choir_mast',
      'bee_hive',
      'cold_safe',
      'card_table',
      'warm_lamp',
      'lobby_desk',
      'spool_cabinet',
      'unknown',
    ].map(
      (content, index): DemoEntity => ({
        kind: 'interactable',
        content,
        facing: 0,
        x: at.x - 9.5 + index * 2.4,
        y: at.y,
      }),
    ),
    ...['turret', 'pop_cover', 'mine', 'repair_drone', 'decoy', 'walker'].map(
      (content, index): DemoEntity => ({ kind: 'deployable', content, x: at.x - 8 + index * 3, y: at.y + 3 }),
    ),
    ...rarities.map(
      (_rarity, variant): DemoEntity => ({
        kind: 'drop',
        content:
          ['chits', 'medpatch', 'blade_fishmonger', 'rifle_ko_meridian', 'rifle_cantor', 'shotgun_psalm'][variant] ??
          '',
        variant,
        flags: entityFlags.mine,
        level: 120,
        x: at.x - 8 + variant * 3,
        y: at.y + 6,
      }),
    ),
    {
      kind: 'vehicle',
      content: 'convoy_truck',
      facing: 0,
      x: at.x + 8,
      y: at.y - 4,
      health: 200,
      flags: entityFlags.hostile,
    },
  ];
}

/** Two hundred players and enemies at once. */
function twoHundred(at: TileSpot): DemoEntity[] {
  return Array.from(
    { length: 200 },
    (_, index): DemoEntity => ({
      kind: index % 3 ? 'player' : 'enemy',
      content: index % 3 ? '' : (enemyIds[index % 18] ?? ''),
      name: `N${index}`,
      held: index % 2 ? 'rifle_longshore' : 'pistol_lantern',
      flags: index % 3 ? 0 : entityFlags.hostile,
      facing: scatter(index, 1, 52) * 6.28,
      ...grid(index, { from: { x: at.x - 16, y: at.y - 8 }, columns: 20, step: 1.7 }),
    }),
  );
}
