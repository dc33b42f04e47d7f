import type { Fault } from '../checks';
import type { City } from '../city';
import { checkDialogues } from './dialogues';
import { checkGrowth } from './growth';
import { checkCounts, checkIdentity, checkTranslations } from './identity';
import { checkOdds } from './odds';
import { checkPlay } from './play';
import { checkPrices } from './prices';
import { checkQuests } from './quests';
import { checkReferences } from './references';
import { checkSources } from './sources';
import { checkWorld } from './world';

/** Everything an author has to mend in the city, cheapest questions first. */
export function checkCity(city: City): Fault[] {
  return [
    checkIdentity,
    checkReferences,
    checkCounts,
    checkTranslations,
    checkOdds,
    checkSources,
    checkPrices,
    checkDialogues,
    checkQuests,
    checkPlay,
    checkGrowth,
    checkWorld,
  ].flatMap((check) => check(city));
}
