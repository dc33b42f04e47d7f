import * as z from 'zod';
import { PlaceContent, WorldKeyContent, ZoneContent } from '@necp/shared/world-state/content';
import keyEntries from '../data/world-state/keys.json';
import placeEntries from '../data/world-state/places.json';
import zoneEntries from '../data/world-state/zones.json';
import { districts, withDistrictNames } from './districts';

/** The zones of the first playable city; those that are districts have name, blurb and levels in their own file. */
export const zones: readonly ZoneContent[] = z
  .array(ZoneContent)
  .parse(withDistrictNames(zoneEntries).map((entry) => ({ ...entry, ...aboutDistrict(entry.id) })));
export const places: readonly PlaceContent[] = z.array(PlaceContent).parse(withDistrictNames(placeEntries));
/** World keys, and how players see their values in the world. */
export const worldKeys: readonly WorldKeyContent[] = z.array(WorldKeyContent).parse(withDistrictNames(keyEntries));

function aboutDistrict(zoneId: string): Partial<ZoneContent> {
  const district = districts.find(({ id }) => id === zoneId);
  return district === undefined ? {} : { name: district.name, blurb: district.blurb, levels: district.levels };
}
