import { zoneRoom } from '../core/room';
import type {} from './contract';
import { takeGained } from './gains';

/** Experience and levels, as the domain rewards them. */
export const progressionRoom = zoneRoom('progression', { inputs: { gained: takeGained } });
