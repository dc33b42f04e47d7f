import type { ZoneContent } from '@necp/shared/world-state/content';

/** Where each district lies on the map of the city, in percent of its width and height. */
export const layout: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  city_center: { x: 50, y: 24 },
  watson: { x: 25, y: 74 },
  westbrook: { x: 75, y: 74 },
};

/** Returns the zones that the map of the city shows, with their places; a zone without a place is left out. */
export function placed(zones: readonly ZoneContent[]) {
  return zones.flatMap((zone) => {
    const place = layout[zone.id];
    return place ? [{ zone, ...place }] : [];
  });
}
