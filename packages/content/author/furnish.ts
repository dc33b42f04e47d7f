import type { LocalText, Hue, Sign } from '@necp/shared/zone/map';
import type { Drawing } from './drawing';
import { bands, type Road, type StreetPlan } from './streets';

export type ShopSign = { readonly text: LocalText; readonly hue: Hue };

function isStreet(zone: Drawing, x: number, y: number): boolean {
  const kind = zone.kindAt(x, y);
  return kind === 'sidewalk' || kind === 'plaza';
}

/** How much of a facade a sign takes, letters of both languages considered. */
function signLength(text: Sign['text'], sizeTiles: number, letters: 'stacked' | 'in a row'): number {
  return Math.max(text.en.length, text.ru.length) * sizeTiles * (letters === 'stacked' ? 0.95 : 0.78) + 1;
}

/** Hangs signs side by side on the facades that look at a street. */
export function hangSigns(zone: Drawing, shops: readonly ShopSign[]): void {
  const { rng } = zone;
  // Signs hung by hand keep their wall to themselves.
  const kept = [...zone.signs];
  let next = 0;
  for (const building of zone.buildings) {
    if (building.facade === 'partition') continue;
    const sides = [
      { facing: 'south', x: building.x, y: building.y + building.height, length: building.width, probe: [0, 1] },
      { facing: 'north', x: building.x, y: building.y, length: building.width, probe: [0, -1] },
      { facing: 'east', x: building.x + building.width, y: building.y, length: building.height, probe: [1, 0] },
      { facing: 'west', x: building.x, y: building.y, length: building.height, probe: [-1, 0] },
    ] as const;
    for (const { facing, x, y, length, probe } of sides) {
      const vertical = facing === 'east' || facing === 'west';
      for (let along = 0.8 + rng.fraction() * 2; along < length; ) {
        const sign = shops[next % shops.length];
        if (!sign) break;
        const sizeTiles = 1.1 + rng.fraction() * 0.5;
        const taken = signLength(sign.text, sizeTiles, vertical ? 'stacked' : 'in a row');
        if (along + taken > length) break;
        const at = along + taken / 2;
        const place = { x: x + (vertical ? 0 : at), y: y + (vertical ? at : 0) };
        along += taken + 1 + rng.fraction() * 4;
        if (
          kept.some(
            (other) =>
              other.facing === facing &&
              Math.abs(other.x - place.x) < (vertical ? 1 : 11) &&
              Math.abs(other.y - place.y) < (vertical ? 11 : 1),
          )
        )
          continue;
        if (
          !isStreet(zone, place.x + probe[0], place.y + probe[1]) ||
          zone.isSolid(place.x + probe[0], place.y + probe[1]) ||
          rng.fraction() > 0.85
        )
          continue;
        next++;
        zone.signs.push({
          text: sign.text,
          hue: sign.hue,
          facing,
          vertical,
          ...place,
          liftTiles: 1.6 + rng.fraction() * 1.2,
          sizeTiles,
          flickers: rng.fraction() < 0.15,
        });
      }
    }
  }
}

/** Lamps, bins, cars and the rest along every pavement, kept off its middle where people walk. */
export function furnishRoad(
  zone: Drawing,
  plan: StreetPlan,
  street: { readonly road: Road; readonly axis: 'x' | 'y' },
): void {
  const { rng } = zone;
  const { road, axis } = street;
  const band = bands(road);
  const place = (along: number, across: number) => (axis === 'y' ? { x: across, y: along } : { x: along, y: across });
  const crossesRoad = (along: number) =>
    (axis === 'y' ? plan.horizontals : plan.verticals).some(
      (other) => along > bands(other).outerFrom - 3 && along < bands(other).outerTo + 3,
    );
  for (let along = plan.ring + 3; along < plan.size - plan.ring - 3; along += 8) {
    if (crossesRoad(along)) continue;
    zone.lamps.push(
      { ...place(along, band.from - 0.5), hue: plan.nearLamp, radiusTiles: 8 },
      { ...place(along + 4, band.to + 0.5), hue: rng.pick(plan.lampHues), radiusTiles: 8 },
    );
    for (const [kerb, wall] of [
      [band.from - 0.6, band.outerFrom + 0.5],
      [band.to + 0.6, band.outerTo - 0.5],
    ] as const) {
      const roll = rng.fraction();
      const turn = axis === 'y' ? Math.PI / 2 : 0;
      if (roll < 0.18) zone.stand('vending', { ...place(along + 2, wall), turn });
      else if (roll < 0.32) zone.stand('bin', { ...place(along + 2, kerb), turn, hue: 'white' });
      else if (roll < 0.42) zone.stand('hydrant', { ...place(along + 2, kerb), turn, hue: 'red' });
      else if (roll < 0.5) zone.stand('crate', { ...place(along + 2, wall), turn, hue: 'white' });
    }
    if (rng.fraction() < 0.42) {
      const near = rng.fraction() < 0.5;
      zone.stand(rng.fraction() < 0.8 ? 'car' : 'van', {
        ...place(along + 1, near ? band.from + 1.2 : band.to - 1.2),
        turn: (axis === 'y' ? Math.PI / 2 : 0) + (near ? Math.PI : 0),
      });
    }
    if (rng.fraction() < 0.3)
      zone.stand(rng.fraction() < 0.5 ? 'manhole' : 'steam_vent', { ...place(along + 4, road.at + 0.5), hue: 'white' });
  }
}

/** Crates and vents where alleys are wide enough to pass by. */
export function furnishAlleys(zone: Drawing, { size, ring }: StreetPlan): void {
  const { rng } = zone;
  for (let tries = 0; tries < 400; tries++) {
    const x = rng.int(ring + 2, size - ring - 2);
    const y = rng.int(ring + 2, size - ring - 2);
    const here = y * size + x;
    if (zone.ground[here] !== 'alley' || zone.solid[here]) continue;
    const hugsWall =
      zone.solid[here - 1] === 1 ||
      zone.solid[here + 1] === 1 ||
      zone.solid[here - size] === 1 ||
      zone.solid[here + size] === 1;
    if (hugsWall && rng.fraction() < 0.35)
      zone.stand(rng.pick(['barrel', 'bin', 'steam_vent', 'manhole']), { x: x + 0.5, y: y + 0.5, hue: 'white' });
    else if (rng.fraction() < 0.2) zone.lamps.push({ x: x + 0.5, y: y + 0.5, hue: zone.hue(), radiusTiles: 5 });
  }
}
