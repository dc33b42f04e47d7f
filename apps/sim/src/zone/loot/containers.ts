import type { ContainerContent } from '@necp/shared/loot/content';
import { checkModifier, readCheck } from '@necp/shared/quest/formulas';
import { nextId } from '../core/ids';
import type { Interactable } from '../core/interactable';
import { putAt } from '../interaction/interactables';
import { at, type Player, type ZoneState } from '../state';

/** Places all containers of this zone. */
export function placeContainers(state: ZoneState): void {
  for (const container of state.gameData.containers.values()) {
    let spawnIndex = 0;
    for (const { place, count } of container.places)
      for (let one = 0; one < count; one++)
        putAt(state, state.places.get(place), {
          what: { kind: 'container', container, spawnIndex: spawnIndex++ },
          name: container.name,
          content: container.id,
        });
  }
}

/** Tries the lock of a container and asks the domain for what is inside. */
export function openContainer(state: ZoneState, player: Player, interactable: Interactable<'container'>): void {
  const { container, entityId, entityIndex, spawnIndex } = interactable;
  state.outbox.push({
    kind: 'open',
    id: nextId(state),
    characterId: player.characterId,
    epoch: player.epoch,
    containerId: container.id,
    spawnIndex,
    ...tryLock(state, player, { entityId, lock: container.lock }),
    spot: { x: at(state.x, entityIndex), y: at(state.y, entityIndex) },
  });
}

interface LockTry {
  readonly entityId: number;
  readonly lock: ContainerContent['lock'];
}

interface Attempt {
  readonly passed: boolean;
  /** Whether a check was rolled for the lock. */
  readonly isPicked: boolean;
}

/** Checks whether a lock opens: always with its key, else by a twenty-sided roll, which the player is shown. */
function tryLock(state: ZoneState, player: Player, { entityId, lock }: LockTry): Attempt {
  if (lock === undefined) return { passed: true, isPicked: false };
  if (lock.key !== undefined && (player.sheet.itemCounts[lock.key] ?? 0) > 0) return { passed: true, isPicked: false };
  const { attributes, skills } = player.sheet;
  const attributeOf = Object.fromEntries(
    [...state.gameData.skills.values()].map(({ id, attribute }) => [id, attribute]),
  ) as Parameters<typeof checkModifier>[2];
  const modifier = checkModifier(lock.by, { attributes, skills }, attributeOf);
  const face = state.rng.int(1, 20);
  const { total, result } = readCheck({ difficulty: lock.difficulty, modifier, luck: 'plain' }, [face, face]);
  if (player.connectionId !== null) {
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'interact.check',
      message: {
        entityId,
        by: lock.by,
        difficulty: lock.difficulty,
        modifier,
        face,
        total,
        result,
      },
    });
  }
  return { passed: result === 'pass' || result === 'critical', isPicked: true };
}
