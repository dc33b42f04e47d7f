import { zoneRoom } from '../core/room';
import type {} from './contract';
import { followDirector } from './director';

/** Commands of a test's director; none arrives in production. */
export const directorRoom = zoneRoom('director', { inputs: { directed: followDirector } });
