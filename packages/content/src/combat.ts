import * as z from 'zod';
import { EnemyContent } from '@necp/shared/combat/content';
import bosses from '../data/combat/bosses.json';
import uptown from '../data/combat/uptown.json';
import watson from '../data/combat/watson.json';
import { withDistrictNames } from './districts';

/** All enemies, bosses last. */
export const enemies: readonly EnemyContent[] = z
  .array(EnemyContent)
  .parse(withDistrictNames([...watson, ...uptown, ...bosses]));
