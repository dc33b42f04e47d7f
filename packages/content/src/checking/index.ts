import type { Fault } from '../checks';
import type { City } from '../city';
import { checkDialogues } from './dialogues';
import { checkGrowth } from './growth';
import { checkCounts, checkIdentity, checkTranslations } from './identity';
import { checkOdds } from './odds';
import { checkOverheard } from './overheard';
import { checkPlay } from './play';
import { checkPrices } from './prices';
import { checkQuests } from './quests';
import { checkReferences } from './references';
import { checkSafeFights } from './safe-fights';
import { checkSources } from './sources';
import { checkUniques } from './uniques';
import { checkWakes } from './wakes';
import { checkWorld } from './world';

/** Returns all faults of the city, from the cheapest checks first. */
export function checkCity(city: City): Fault[] {
  return [
    checkIdentity,
    checkReferences,
    checkCounts,
    checkTranslations,
    checkOdds,
    checkSources,
    checkUniques,
    checkPrices,
    checkDialogues,
    checkQuests,
    checkPlay,
    checkOverheard,
    checkSafeFights,
    checkGrowth,
    checkWorld,
    checkWakes,
  ].flatMap((check) => check(city));
}
