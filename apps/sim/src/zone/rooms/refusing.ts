import type { MessageParams, TileSpot } from '@necp/shared/kernel';
import type { RefusalKind, ZoneOutput } from '../outputs';
import { at, type Player, type ZoneState } from '../state';

/** Farther than this over the reach no late frame explains it. */
const lateTiles = 3;

export interface Refused {
  /** The event that was not followed, e.g. `npc.interact`. */
  readonly what: string;
  readonly code: string;
  readonly refusal: RefusalKind;
  readonly params?: MessageParams;
}

/** Tells a player why a wish was not followed, and the operator what kind of refusal it was. */
export function refuse(player: Player, { what, code, refusal, params = {} }: Refused, out: ZoneOutput[]): void {
  if (player.connectionId !== null)
    out.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'combat.refused',
      message: { what, code, params },
    });
  out.push({ kind: 'refused', refusal, what: `${what}:${code}`, characterId: player.characterId });
}

/** What it is to reach for something this far out of reach. */
export function reachingKind(overTiles: number): RefusalKind {
  return overTiles <= lateTiles ? 'lag' : 'cheat';
}

export function distanceTo(state: ZoneState, player: Player, spot: TileSpot): number {
  return Math.hypot(at(state.x, player.entityIndex) - spot.x, at(state.y, player.entityIndex) - spot.y);
}
