import * as z from 'zod';
import { FactionContent, TierContent } from '@necp/shared/reputation/content';
import factionEntries from '../data/reputation/factions.json';
import tierEntries from '../data/reputation/tiers.json';
import { withDistrictNames } from './districts';

export const factions: readonly FactionContent[] = z.array(FactionContent).parse(withDistrictNames(factionEntries));
export const tiers: readonly TierContent[] = z.array(TierContent).parse(withDistrictNames(tierEntries));
