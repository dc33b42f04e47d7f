import * as z from 'zod';
import { PlaceContent, WorldKeyContent, ZoneContent } from '@necp/shared/world-state/content';
import keyEntries from '../data/world-state/keys.json';
import placeEntries from '../data/world-state/places.json';
import zoneEntries from '../data/world-state/zones.json';

/** The zones of the first playable city, with or without a map. */
export const zones: readonly ZoneContent[] = z.array(ZoneContent).parse(zoneEntries);
export const places: readonly PlaceContent[] = z.array(PlaceContent).parse(placeEntries);
/** World keys, and how players see their values in the world. */
export const worldKeys: readonly WorldKeyContent[] = z.array(WorldKeyContent).parse(keyEntries);
