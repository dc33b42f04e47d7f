import type { ZoneState } from '../../state';
import { combatSlice } from '../slice';
import type { SpawnCall } from '../weapons/flying';

/** Requests a spawn; the AI system executes it when it thinks next. */
export function callSpawn(state: ZoneState, call: SpawnCall): void {
  combatSlice(state).spawnCalls.push(call);
}

/** Takes the requested spawns. */
export function takeSpawnCalls(state: ZoneState): SpawnCall[] {
  return combatSlice(state).spawnCalls.splice(0);
}
