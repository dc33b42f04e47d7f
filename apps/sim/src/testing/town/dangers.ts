import { lootTables } from '@necp/content/server';
import type { EntityView } from '@necp/shared/protocol';
import type { QuestStage } from '@necp/shared/quest/content';
import { authoredGameData } from '../../authored';
import type { Citizen } from './citizen';
import type { StoryPlayer } from './story';

/** Rounds of searching for an enemy before giving up; enemies respawn after a while. */
const mostRounds = 40;
const longestCombatTicks = 2_400;

interface Hunt {
  /** Content id; null means any enemy. */
  readonly enemy: string | null;
  readonly place: string | null;
  readonly isOver: () => boolean;
}

/** Searches for enemies where they are known to stand, and defeats them until the goal is reached. */
export async function hunt(citizen: Citizen, { enemy, place, isOver }: Hunt): Promise<void> {
  const wanted = enemy ?? undefined;
  const grounds = place === null ? groundsOf(citizen, enemy) : [place];
  for (let round = 0; round < mostRounds && !isOver(); round++) {
    await defeatAll(citizen, { wanted, isOver });
    if (isOver()) return;
    const ground = grounds[round % Math.max(1, grounds.length)];
    if (ground !== undefined)
      await citizen.goTo(ground, () => isOver() || citizen.enemies(wanted).some((enemy) => citizen.sees(enemy)));
    if (citizen.isDown) await citizen.wakeUp();
    for (let ticks = 0; ticks < 80 && !isOver() && citizen.enemies(wanted).length === 0; ticks++)
      await citizen.attackNearest();
  }
}

/** Fights the wanted enemies in sight, and all others who shoot. */
async function defeatAll(
  citizen: Citizen,
  { wanted, isOver }: { readonly wanted: string | undefined; readonly isOver: () => boolean },
): Promise<void> {
  for (let ticks = 0; ticks < longestCombatTicks && !isOver(); ticks++) {
    if (citizen.isDown) await citizen.wakeUp();
    const [near] = citizen.enemies(wanted);
    if (near === undefined && !isShotAt(citizen)) return;
    const isInReach = () =>
      citizen.enemies(wanted).some((enemy) => citizen.sees(enemy) && citizen.awayFrom(enemy) < 11);
    if (near === undefined || isInReach()) await citizen.attackNearest(near === undefined ? undefined : wanted);
    else {
      await citizen.walkTo(near, { nearTiles: 6, until: () => isOver() || isInReach() });
      await citizen.attackNearest(wanted);
    }
  }
}

/** Checks whether an enemy stands in sight and near enough to be shot at. */
function isShotAt(citizen: Citizen): boolean {
  return citizen.enemies().some((enemy) => citizen.awayFrom(enemy) < 13 && citizen.sees(enemy));
}

/** Returns the places of this zone where such an enemy spawns. */
function groundsOf(citizen: Citizen, enemy: string | null): string[] {
  const spawns = enemy === null ? [] : (authoredGameData.enemies.get(enemy)?.spawns ?? []);
  return spawns.map(({ place }) => place).filter((place) => citizen.connection.host.zone.state.places.has(place));
}

/** Collects an item from the enemies that drop it, piece by piece. */
export async function bring(
  citizen: Citizen,
  { item, isOver }: { readonly item: string; readonly isOver: () => boolean },
): Promise<void> {
  const [enemy] = carriersOf(item);
  const isIt = ({ kind, content }: EntityView) => kind === 'drop' && content === item;
  for (let round = 0; round < mostRounds && !isOver(); round++) {
    const [drop] = citizen.see(isIt);
    if (drop === undefined) {
      await hunt(citizen, {
        enemy: enemy ?? null,
        place: null,
        isOver: () => isOver() || citizen.see(isIt).length > 0,
      });
      continue;
    }
    await citizen.walkTo(drop, { nearTiles: 1.2 });
    await citizen.send({ name: 'loot.pick_up', message: { entityId: drop.id } });
    await citizen.wait(2);
  }
}

/** Returns the enemies whose loot may contain the item. */
function carriersOf(item: string): string[] {
  const tables = lootTables.filter((table) => JSON.stringify(table).includes(`"${item}"`)).map(({ id }) => id);
  return [...authoredGameData.enemies.values()]
    .filter((enemy) => tables.some((table) => JSON.stringify(enemy).includes(`"${table}"`)))
    .map(({ id }) => id);
}

/** Stays at a place, fighting all enemies, until it is over. */
export async function surviveAt(
  citizen: Citizen,
  { place, isOver }: { readonly place: string; readonly isOver: () => boolean },
): Promise<void> {
  for (let rounds = 0; rounds < 6 && !isOver(); rounds++) {
    await citizen.goTo(place, isOver);
    for (let ticks = 0; ticks < 3_400 && !isOver() && !citizen.isDown; ticks++) await citizen.attackNearest();
    if (citizen.isDown) await citizen.wakeUp();
  }
}

interface Lead {
  readonly npc: string;
  readonly to: string;
  readonly isOver: () => boolean;
}

/** Walks ahead of the escorted person, waits for them, and shoots enemies on the way. */
export async function leadHome(citizen: Citizen, { npc, to, isOver }: Lead): Promise<void> {
  const isThem = ({ kind, content }: EntityView) => kind === 'npc' && content === npc;
  const lags = () => citizen.see(isThem)[0] !== undefined && citizen.awayFrom(citizen.see(isThem)[0] as EntityView) > 7;
  for (let legs = 0; legs < 200 && !isOver(); legs++) {
    await citizen.goTo(to, () => isOver() || lags() || isShotAt(citizen));
    for (let ticks = 0; ticks < 60 && !isOver() && (lags() || isShotAt(citizen)); ticks++)
      await citizen.attackNearest();
    if (!lags() && !isShotAt(citizen)) await citizen.wait(4);
    if (citizen.isDown) await citizen.wakeUp();
  }
}

/** Stands unarmed among enemies until the player has been downed. */
export async function letFall(player: StoryPlayer, stage: QuestStage): Promise<void> {
  const { citizen } = player;
  const danger = stage.objectives.flatMap((objective) =>
    objective.kind === 'survive'
      ? [objective.place]
      : objective.kind === 'escort'
        ? stage.onEnter.flatMap((effect) => (effect.do === 'enemies' ? (effect.place ?? []) : []))
        : [],
  )[0];
  const hasGoneOn = () => !player.isAt(stage);
  for (let rounds = 0; rounds < 4 && !hasGoneOn(); rounds++) {
    if (danger !== undefined) await citizen.goTo(danger, hasGoneOn);
    for (let ticks = 0; ticks < 1_200 && !hasGoneOn() && !citizen.isDown; ticks++) await citizen.input();
    for (let ticks = 0; ticks < 20 && !hasGoneOn(); ticks++) await citizen.town.step();
    if (citizen.isDown) await citizen.wakeUp();
  }
  if (citizen.isDown) await citizen.wakeUp();
}
