import { plateLiftTiles } from '../overlay/plates';
import type { MarkSign } from '../overlay/mark-signs';
import { hasFlag } from './others';
import type { World } from './world';

/** Returns the symbols of the party on what the player sees: over heads, and on the ground of this zone. */
export function partySigns({ companions, others, own }: World): MarkSign[] {
  return companions.marks.flatMap(({ mark, on }): MarkSign[] => {
    if ('x' in on) return [{ key: `ground ${mark} ${on.x} ${on.y}`, mark, ...on, liftTiles: 0 }];
    const bearer = 'entityId' in on ? others.find(on.entityId) : others.playerNamed(on.name);
    if (bearer && !hasFlag(bearer.view, 'dead'))
      return [{ key: `${mark} ${bearer.id}`, mark, x: bearer.x, y: bearer.y, liftTiles: liftOf(bearer.size) }];
    const isOwn = own !== null && 'name' in on && on.name === own.name;
    return isOwn ? [{ key: `${mark} own`, mark, x: own.x, y: own.y, liftTiles: liftOf(1) }] : [];
  });
}

const liftOf = (size: number) => plateLiftTiles * Math.max(1, size) + (size > 1.5 ? 0.6 : 0);
