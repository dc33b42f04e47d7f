import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import { tickMs } from '@necp/shared/protocol';
import { leadOutMs } from '@necp/shared/instance/rules';
import { combatantAt } from '../combat/entity';
import { strengthenFor } from '../combat/player/spawn-combatant';
import { reject } from '../core/reject';
import type { Player, ZoneState } from '../state';
import { exitAt, exitsOf, obstacleTo, restSecondsOf, setOut, startTransfer, watchTicks } from '../transfer/transfer';
import { instanceSlice } from './slice';

const leadOutTicks = leadOutMs / tickMs;

/** Requests an instance for the whole party of a player, who stands at its entrance and enters it. */
export function enterWithParty(
  state: ZoneState,
  player: Player,
  { difficulty }: { readonly difficulty: InstanceDifficulty },
): void {
  const what = 'instance.enter_party';
  const exit = exitAt(state, player);
  if (exit === null || !exit.isPrivateInstance)
    return reject(state, player, { what, code: 'instance.no_door', kind: 'lag' });
  if (player.sheet.party === null) return reject(state, player, { what, code: 'instance.no_party', kind: 'lag' });
  if (player.sheet.party.rank === 'member') return reject(state, player, { what, code: 'instance.not_leader' });
  goIn(state, player, { what, to: exit.to, toPlace: exit.arrives, opens: difficulty });
}

/** Requests a place in the open instance of the player's party, from wherever in the city the player is. */
export function joinInstance(state: ZoneState, player: Player, { to }: { readonly to: string }): void {
  const what = 'instance.join';
  const entrance = [...state.gameData.zones.values()].flatMap(({ exits }) => exits).find((exit) => exit.to === to);
  const isInstance = state.gameData.zones.get(to)?.kind === 'instance';
  if (!isInstance || entrance === undefined || to === state.map.id)
    return reject(state, player, { what, code: 'instance.none_open', kind: 'cheat' });
  goIn(state, player, { what, to, toPlace: entrance.arrives, opens: null });
}

interface Way {
  readonly what: string;
  readonly to: string;
  readonly toPlace: string;
  /** The difficulty of the instance to open; null for the one that is open. */
  readonly opens: InstanceDifficulty | null;
}

function goIn(state: ZoneState, player: Player, { what, to, toPlace, opens }: Way): void {
  if (player.isInTransfer) return;
  const seconds = restSecondsOf(state, player);
  if (seconds > 0) return reject(state, player, { what, code: 'zone.just_arrived', params: { seconds } });
  const obstacle = obstacleTo(state, player);
  if (obstacle !== null) return reject(state, player, { what, code: obstacle });
  state.outbox.push({
    kind: 'transfer_party',
    toZone: to,
    toPlace,
    opens,
    transfer: setOut(state, player, { toZone: to }),
  });
}

/** Counts the players who were ever in this instance: the enemies are made for as many as there were. */
export function noteComer(state: ZoneState, { characterId }: Player): void {
  if (state.instanceId === null) return;
  const { comers } = instanceSlice(state);
  comers.add(characterId);
  if (comers.size > state.groupSize) strengthenFor(state, comers.size);
}

/** Leads players out who have left the party of this instance, after a countdown that they see. */
export function watchDismissed(state: ZoneState): void {
  if (state.instanceId === null || state.tick % watchTicks !== 0) return;
  const { leadOutTicks: ends } = instanceSlice(state);
  for (const player of state.players.values()) {
    const isDismissed = player.sheet.dismissedFrom?.includes(state.instanceId) === true;
    const before = ends.get(player.characterId);
    if (!isDismissed && before !== undefined) {
      ends.delete(player.characterId);
      sendLeadOut(state, player);
    }
    if (isDismissed && before === undefined) {
      ends.set(player.characterId, state.tick + leadOutTicks);
      sendLeadOut(state, player);
    }
    if (isDismissed && before !== undefined && state.tick >= before) leadOut(state, player);
  }
}

/** Shows the countdown again to a player who comes back. */
export function showLeadOut(state: ZoneState, player: Player): void {
  if (instanceSlice(state).leadOutTicks.has(player.characterId)) sendLeadOut(state, player);
}

function sendLeadOut(state: ZoneState, { characterId, connectionId }: Player): void {
  if (connectionId === null) return;
  const endTick = instanceSlice(state).leadOutTicks.get(characterId);
  const message = endTick === undefined ? null : { leftMs: Math.max(0, endTick - state.tick) * tickMs };
  state.outbox.push({ kind: 'send', connectionIds: [connectionId], name: 'instance.lead_out', message });
}

/** Leads a player out, also from a fight; one who is down goes after waking up. */
function leadOut(state: ZoneState, player: Player): void {
  const [exit] = exitsOf(state);
  const life = combatantAt(state, player.entityIndex)?.life;
  if (exit === undefined || life !== 'up' || player.isInTransfer || restSecondsOf(state, player) > 0) return;
  startTransfer(state, player, { toZone: exit.to, toPlace: exit.arrives });
}
