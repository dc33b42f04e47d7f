import type { ZoneId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { doorwayMs } from '@necp/shared/zone/doorway';
import type { Player, ZoneState } from '../state';
import { transferSlice, type Exit, type DoorwayPhase } from './slice';
import { exitAt, obstacleTo, startTransfer } from './transfer';

/** How long a player stands in a doorway before going through. */
const standTicks = doorwayMs / tickMs;

/**
 * Lets players through who walked into a doorway and stood there for a moment; a step out of it cancels that. It is the
 * same for every gate, door and lift. Players who arrived in a doorway stay until they have left it once.
 */
export function watchDoorways(state: ZoneState): void {
  const { doorways } = transferSlice(state);
  for (const player of state.players.values()) {
    if (player.connectionId === null) {
      doorways.delete(player.characterId);
      continue;
    }
    if (player.isInTransfer) continue;
    const before = doorways.get(player.characterId);
    const exit = exitAt(state, player);
    const now = doorwayStateAt(state, player, { exit: exit?.isPrivateInstance === true ? null : exit, before });
    if (now === before) continue;
    doorways.set(player.characterId, now);
    if (exit !== null && now.kind === 'waiting') send(state, player, { exit, waiting: now });
    else if (before?.kind === 'waiting') send(state, player, null);
  }
  for (const player of state.players.values()) goThrough(state, player);
}

/** Forgets where a player stood, so that they count as just arrived, and takes the ring away. */
export function forgetDoorway(state: ZoneState, player: Player): void {
  const { doorways } = transferSlice(state);
  if (doorways.get(player.characterId)?.kind === 'waiting') send(state, player, null);
  doorways.delete(player.characterId);
}

interface Place {
  readonly exit: Exit | null;
  readonly before: DoorwayPhase | undefined;
}

const outside: DoorwayPhase = { kind: 'outside' };

function doorwayStateAt(state: ZoneState, player: Player, { exit, before }: Place): DoorwayPhase {
  if (exit === null) return before?.kind === 'outside' ? before : outside;
  const place = exit.place.id;
  if (before === undefined) return { kind: 'arrived', place };
  if (before.kind === 'arrived' && before.place === place) return before;
  const obstacle = obstacleTo(state, player);
  const isTheSame = before.kind === 'waiting' && before.place === place && before.obstacle === obstacle;
  return isTheSame ? before : { kind: 'waiting', place, obstacle, endTick: state.tick + standTicks };
}

function goThrough(state: ZoneState, player: Player): void {
  const now = transferSlice(state).doorways.get(player.characterId);
  if (now?.kind !== 'waiting' || now.obstacle !== null || state.tick < now.endTick || player.isInTransfer) return;
  const exit = exitAt(state, player);
  if (exit?.place.id === now.place) startTransfer(state, player, { toZone: exit.to, toPlace: exit.arrives });
}

interface Shown {
  readonly exit: Exit;
  readonly waiting: Extract<DoorwayPhase, { readonly kind: 'waiting' }>;
}

function send(state: ZoneState, { connectionId }: Player, shown: Shown | null): void {
  if (connectionId === null) return;
  const message = shown && {
    to: shown.exit.to as ZoneId,
    startTick: shown.waiting.endTick - standTicks,
    endTick: shown.waiting.endTick,
    obstacle: shown.waiting.obstacle,
  };
  state.outbox.push({ kind: 'send', connectionIds: [connectionId], name: 'zone.doorway', message });
}
