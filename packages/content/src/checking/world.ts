import type { ZoneMap } from '@necp/shared/zone/map';
import type { Effect } from '@necp/shared/quest/content';
import type { Fault } from '../checks';
import type { City } from '../city';
import { reachableEffects } from './dialogues';

/**
 * Finds places in walls, world keys that are never set, hours without a schedule entry, factions with inconsistent
 * allies, and events that never end.
 */
export function checkWorld(city: City): Fault[] {
  return [
    ...checkPlaces(city),
    ...checkKeys(city),
    ...checkSchedules(city),
    ...checkFactions(city),
    ...checkEvents(city),
    ...checkCrossings(city),
  ];
}

/** Checks that every place of a zone with a map is on the map, or has a position there that players can reach. */
function checkPlaces(city: City): Fault[] {
  return city.zoneMaps.flatMap((map) => {
    const reached = reachableTiles(map, city);
    return city.places
      .filter(({ zone }) => zone === map.id)
      .flatMap((place) => {
        const where = `place ${place.id}`;
        const drawn = map.places.find(({ id }) => id === place.id);
        const at = spotOf(place, map);
        if (!at) return [{ where, what: `is not on the map of ${map.id}` }];
        if (drawn && place.at) return [];
        return reached[Math.floor(at[1]) * map.widthTiles + Math.floor(at[0])] === 1
          ? []
          : [{ where, what: `cannot be walked to at ${at[0]},${at[1]}` }];
      });
  });
}

function spotOf({ id, at }: City['places'][number], map: ZoneMap): readonly [number, number] | undefined {
  const drawn = map.places.find((place) => place.id === id);
  return at ?? (drawn ? [drawn.x + drawn.width / 2, drawn.y + drawn.height / 2] : undefined);
}

const walked = new WeakMap<ZoneMap, Uint8Array>();

/**
 * Returns the tiles that can be reached on foot from where players arrive, and from where a quest moves them behind a
 * closed door.
 */
function reachableTiles(map: ZoneMap, city: City): Uint8Array {
  const before = walked.get(map);
  if (before) return before;
  const setDown = [
    ...city.dialogues.flatMap(reachableEffects),
    ...city.quests.flatMap(({ stages }) => stages.flatMap(({ onEnter }) => onEnter)),
  ].flatMap((effect) => (effect.do === 'travel' ? [effect.place] : []));
  const starts = city.places.flatMap((place) =>
    place.zone === map.id && setDown.includes(place.id) ? [spotOf(place, map) ?? []] : [],
  );
  const reached = new Uint8Array(map.widthTiles * map.heightTiles);
  const queue = [...map.spawns.map(({ x, y }) => [x, y] as const), ...starts].flatMap(([x, y]) =>
    x === undefined || y === undefined ? [] : [Math.floor(y) * map.widthTiles + Math.floor(x)],
  );
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at < 0 || at >= reached.length || reached[at] === 1 || map.solid[at] === 1) continue;
    reached[at] = 1;
    queue.push(at - 1, at + 1, at - map.widthTiles, at + map.widthTiles);
  }
  walked.set(map, reached);
  return reached;
}

function checkKeys(city: City): Fault[] {
  const effects: Effect[] = [
    ...city.dialogues.flatMap(reachableEffects),
    ...city.quests.flatMap((quest) => [
      ...quest.stages.flatMap(({ onEnter }) => onEnter),
      ...quest.endings.flatMap(({ effects: ofEnding }) => ofEnding),
    ]),
    ...city.worldEvents.flatMap(({ endings }) => endings.flatMap(({ effects: ofEnding }) => ofEnding)),
  ];
  const written = effects.flatMap((effect) => (effect.do === 'world' ? [effect] : []));
  return city.worldKeys.flatMap((key) => {
    const where = `world key ${key.id}`;
    const faults: Fault[] = [];
    for (const effect of written)
      if (effect.key === key.id && !key.values.includes(effect.value))
        faults.push({ where, what: `is set to ${String(effect.value)}, which it cannot be` });
    for (const value of key.values)
      if (value !== key.initial && !written.some((effect) => effect.key === key.id && effect.value === value))
        faults.push({ where, what: `never becomes ${String(value)}` });
    if (!key.values.includes(key.initial)) faults.push({ where, what: 'begins as something it cannot be' });
    for (const { value } of key.seen)
      if (!key.values.includes(value)) faults.push({ where, what: `is seen as ${String(value)}, which it cannot be` });
    if (key.seen.length === 0) faults.push({ where, what: 'changes nothing that anybody sees' });
    return faults;
  });
}

function checkSchedules(city: City): Fault[] {
  return city.npcs.flatMap((npc) => {
    const always = npc.schedule.filter(({ when }) => when.length === 0).map(({ fromHour }) => fromHour);
    if (always.length === 0) return [{ where: `npc ${npc.id}`, what: 'may be nowhere' }];
    return new Set(always).size === always.length
      ? []
      : [{ where: `npc ${npc.id}`, what: 'is in two places at one hour' }];
  });
}

function checkFactions(city: City): Fault[] {
  const faults: Fault[] = [];
  for (const faction of city.factions) {
    const where = `faction ${faction.id}`;
    for (const { faction: other, percent } of faction.spill) {
      if (percent > 0 && !faction.allies.includes(other))
        faults.push({ where, what: `pleases ${other}, which is no ally` });
      if (percent < 0 && !faction.enemies.includes(other))
        faults.push({ where, what: `angers ${other}, which is no enemy` });
      if (percent === 0 || other === faction.id) faults.push({ where, what: `spills over to ${other} in vain` });
    }
    for (const other of [...faction.allies, ...faction.enemies])
      if (!faction.spill.some((entry) => entry.faction === other))
        faults.push({ where, what: `does not spill over to ${other}` });
    if (faction.allies.some((other) => faction.enemies.includes(other)))
      faults.push({ where, what: 'is friend and foe of the same faction' });
  }
  const starts = city.tiers.map(({ fromPoints }) => fromPoints);
  if (starts.some((points, index) => index > 0 && points <= (starts[index - 1] ?? 0)) || starts[0] !== -3000)
    faults.push({ where: 'tiers', what: 'are out of order or leave a gap' });
  if (
    city.tiers.some(
      ({ pricePercent }, index) => index > 0 && pricePercent >= (city.tiers[index - 1]?.pricePercent ?? 0),
    )
  )
    faults.push({ where: 'tiers', what: 'do not get cheaper as they get warmer' });
  return faults;
}

function checkEvents(city: City): Fault[] {
  return city.worldEvents.flatMap((event) => {
    const where = `world event ${event.id}`;
    const ids = new Set([...event.phases, ...event.endings].map(({ id }) => id));
    const faults: Fault[] = [];
    const seen = new Set<string>();
    const queue = [event.start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const phase = event.phases.find(({ id }) => id === at);
      for (const next of phase ? [phase.won, phase.lost] : [])
        if (ids.has(next)) queue.push(next);
        else faults.push({ where, what: `leads from ${at} to "${next}", which does not exist` });
    }
    for (const id of ids) if (!seen.has(id)) faults.push({ where, what: `never comes to ${id}` });
    for (const { id, goal, waves, limitMs } of event.phases) {
      const sent = goal.kind === 'defeat' ? waves.filter(({ enemy }) => enemy === goal.enemy) : [];
      if (goal.kind === 'defeat' && sent.reduce((sum, wave) => sum + wave.count, 0) < goal.count)
        faults.push({ where, what: `asks in ${id} for more ${goal.enemy} than come` });
      if (goal.kind === 'defeat' && sent.reduce((sum, wave) => sum + wave.perPlayer, 0) < goal.perPlayer)
        faults.push({ where, what: `asks in ${id} for more ${goal.enemy} per player than come` });
      if (waves.some(({ atMs }) => atMs >= limitMs)) faults.push({ where, what: `sends a wave after ${id} is over` });
      if (goal.kind === 'hold' && goal.lastsMs >= limitMs)
        faults.push({ where, what: `ends ${id} before it can be held` });
    }
    const points = event.tiers.map(({ atLeastPoints }) => atLeastPoints);
    if (points.some((point, index) => index > 0 && point <= (points[index - 1] ?? 0)))
      faults.push({ where, what: 'has tiers out of order' });
    return faults;
  });
}

/**
 * Checks that every zone can be entered and left, that its exits are where they should be and lead back, and that its
 * map has its name.
 */
function checkCrossings(city: City): Fault[] {
  const zoneOf = new Map(city.places.map(({ id, zone }) => [id, zone]));
  return city.zones.flatMap((zone) => {
    const where = `zone ${zone.id}`;
    const faults: Fault[] = zone.exits.length === 0 ? [{ where, what: 'cannot be left' }] : [];
    if (zone.kind !== 'tutorial' && !city.zones.some((other) => other.exits.some(({ to }) => to === zone.id)))
      faults.push({ where, what: 'cannot be entered' });
    const map = city.zoneMaps.find(({ id }) => String(id) === String(zone.id));
    if (map && (map.name.en !== zone.name.en || map.name.ru !== zone.name.ru))
      faults.push({ where, what: 'is called otherwise on its map' });
    for (const exit of zone.exits) {
      if (zoneOf.has(exit.place) && zoneOf.get(exit.place) !== zone.id)
        faults.push({ where, what: `has a door at ${exit.place}, which is elsewhere` });
      const back = city.zones
        .find(({ id }) => id === exit.to)
        ?.exits.some(({ place, to, arrives }) => place === exit.arrives && to === zone.id && arrives === exit.place);
      // A character enters the tutorial once and never returns to it.
      if (zone.kind !== 'tutorial' && !back)
        faults.push({ where, what: `has a door at ${exit.place} that does not lead back` });
      if (zoneOf.has(exit.arrives) && zoneOf.get(exit.arrives) !== exit.to)
        faults.push({ where, what: `leads to ${exit.arrives}, which is not in ${exit.to}` });
    }
    return faults;
  });
}
