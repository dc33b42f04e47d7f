'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { classNames } from '../../components/class-names';
import { Input } from '../../components/input';
import { Segmented } from '../../components/segmented';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { useAskedWay } from './asked-way';
import { ChosenCard } from './chosen-card';
import { CityMap } from './city-map';
import { DistrictMap } from './district-map';
import { useMapFilters } from './filters';
import { type Landmark, type LandmarkKind, landmarkKinds } from './landmarks';
import { Legend } from './legend';
import { PlacesList } from './places-list';
import { type CitySpot, metresOf, type RouteLeg, routeTo } from './route';
import { found } from './search';
import { SignIcon } from './sign';
import { type Destination, useMap } from './store';
import { type City, useCity } from './use-city';
import { usePins } from './use-pins';

/** The map of the city: districts, what is in them, and the way there. */
export function MapWindow({ character, onClose }: Pick<WindowProps, 'character' | 'onClose'>) {
  const t = useTranslations('map');
  const city = useCity();
  return (
    <Window frame="map" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {city ? <MapBoard city={city} level={character.level} /> : <Loading label={t('loading')} />}
    </Window>
  );
}

interface MapBoardProps {
  readonly city: City;
  readonly level: number;
}

function MapBoard({ city, level }: MapBoardProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const here = useMap((state) => state.map?.id ?? null);
  const self = useMap((state) => state.self);
  const destination = useMap((state) => state.destination);
  const hidden = useMapFilters((state) => state.hidden);
  const [sheet, setSheet] = useState<string>(here ?? 'city');
  const [pressed, setChosen] = useState<Destination | null>(destination);
  const chosen = useMemo(() => whereNow(pressed, city), [pressed, city]);
  const [query, setQuery] = useState('');
  const from = useStep();
  const route = useRouteTo(destination, { from, city });
  const chosenRoute = useRouteTo(chosen, { from, city });
  useAskedWay(city, (zone, entrance) => [setSheet(zone), setChosen(entrance)]);
  const map = city.maps.get(sheet);
  const wanted = found(city.landmarks, { query, hidden, locale });
  const inSheet = wanted.filter(({ zone }) => zone === sheet);
  // A search shortens the list; the map still shows what the filters leave, and what was chosen.
  const isDrawn = ({ zone, kind, key }: Landmark) => zone === sheet && (!hidden.has(kind) || key === chosen?.key);
  const choose = (key: string) => {
    const one = city.landmarks.find((each) => each.key === key);
    if (!one) return;
    setSheet(one.zone);
    setChosen({ key, zone: one.zone, x: one.x, y: one.y });
  };
  return (
    <div
      className={
        'grid grid-cols-1 gap-3 broad:h-[calc(100cqh-2*var(--window-pad))] broad:grid-cols-[1fr_20rem] ' +
        'roomy:slim:short:h-[calc(100cqh-2*var(--window-pad))] roomy:slim:short:grid-cols-[1fr_17rem]'
      }
    >
      <div className="flex min-h-0 flex-col gap-2">
        <Sheets city={city} value={sheet} onChange={setSheet} />
        <div className="h-[52cqh] min-h-0 grow broad:h-auto tight:short:h-[calc(100cqh-6rem)] roomy:short:h-auto">
          {map ? (
            <DistrictMap
              key={sheet}
              map={map}
              landmarks={city.landmarks.filter(isDrawn)}
              self={sheet === here ? self : null}
              path={(route ?? chosenRoute)?.find((leg) => leg.zone === sheet)?.path ?? []}
              chosen={chosen?.zone === sheet ? chosen : null}
              onChoose={choose}
              onSpot={(spot) => setChosen({ key: null, zone: sheet, x: spot.x, y: spot.y })}
            />
          ) : (
            <CityMap city={city} here={here} level={level} route={route ?? []} onOpen={setSheet} />
          )}
        </div>
      </div>
      {/* Held sideways, a phone shows a part of it at a time. */}
      <div className="flex min-h-0 flex-col gap-2 roomy:slim:short:overflow-y-auto roomy:slim:short:*:shrink-0">
        {chosen && <Chosen city={city} chosen={chosen} route={chosenRoute} onClose={() => setChosen(null)} />}
        <Search query={query} onChange={setQuery} />
        <Filters />
        <Legend />
        <PlacesList
          landmarks={query.trim() === '' && map ? inSheet : wanted}
          chosenKey={chosen?.key ?? null}
          whereOf={(one) => whereOf(one, { city, from, locale, t })}
          onChoose={choose}
        />
      </div>
    </div>
  );
}

interface Walk {
  readonly from: CitySpot | null;
  readonly city: City;
}

/** The route from where the player stands; null without a goal, and outside the city. */
function useRouteTo(goal: Destination | null, { from, city }: Walk): readonly RouteLeg[] | null {
  return useMemo(() => (from && goal ? routeTo(from, goal, city) : null), [from, goal, city]);
}

interface SearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

function Search({ query, onChange }: SearchProps) {
  const t = useTranslations('map');
  return (
    <Input
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      value={query}
      onChange={(event) => onChange(event.target.value)}
      className="h-9 touch:h-11"
    />
  );
}

interface Whereabouts {
  readonly city: City;
  readonly from: CitySpot | null;
  readonly locale: Locale;
  readonly t: ReturnType<typeof useTranslations<'map'>>;
}

/** Returns what was chosen where it is now: an event moves. */
function whereNow(chosen: Destination | null, { landmarks }: City): Destination | null {
  const landmark = chosen?.key ? landmarks.find(({ key }) => key === chosen.key) : undefined;
  return chosen && landmark ? { ...chosen, x: landmark.x, y: landmark.y } : chosen;
}

/** Returns how far a landmark is as the crow flies, or the district it is in. */
function whereOf(landmark: Landmark, { city, from, locale, t }: Whereabouts): string {
  return from && landmark.zone === from.zone
    ? t('metres', { metres: Math.round(Math.hypot(landmark.x - from.x, landmark.y - from.y)) })
    : nameOfZone(city, landmark.zone, locale);
}

const nameOfZone = ({ zones }: City, zone: string, locale: Locale): string =>
  zones.find(({ id }) => id === zone)?.name[locale] ?? '';

interface SheetsProps {
  readonly city: City;
  readonly value: string;
  readonly onChange: (sheet: string) => void;
}

/** The choice between the map of the city and those of its districts. */
function Sheets({ city, value, onChange }: SheetsProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  return (
    <div className="-mx-1 overflow-x-auto px-1">
      <Segmented
        label={t('sheets')}
        value={value}
        onChange={onChange}
        options={[
          { value: 'city', label: t('city'), icon: 'globe' },
          ...city.shown.map(({ id, name }) => ({ value: id as string, label: name[locale] })),
        ]}
      />
    </div>
  );
}

interface ChosenProps {
  readonly city: City;
  readonly chosen: Destination;
  readonly route: readonly RouteLeg[] | null;
  readonly onClose: () => void;
}

function Chosen({ city, chosen, route, onClose }: ChosenProps) {
  const locale = useLocale() as Locale;
  const destination = useMap((state) => state.destination);
  const headFor = useMap((state) => state.headFor);
  const pins = usePins();
  return (
    <ChosenCard
      spot={chosen}
      landmark={city.landmarks.find(({ key }) => key === chosen.key) ?? null}
      zoneName={nameOfZone(city, chosen.zone, locale)}
      metres={route && metresOf(route)}
      isDestination={isSame(chosen, destination)}
      pins={pins}
      onGo={() => headFor(chosen)}
      onStop={() => headFor(null)}
      onClose={onClose}
    />
  );
}

/** Returns where the player stands, to a metre: a route is not computed anew for less. */
function useStep(): CitySpot | null {
  const zone = useMap((state) => state.map?.id ?? null);
  const x = useMap((state) => (state.self ? Math.round(state.self.x) : null));
  const y = useMap((state) => (state.self ? Math.round(state.self.y) : null));
  return useMemo(() => (zone !== null && x !== null && y !== null ? { zone, x, y } : null), [zone, x, y]);
}

const isSame = (one: Destination, other: Destination | null): boolean =>
  other !== null && one.zone === other.zone && one.x === other.x && one.y === other.y;

const kindSigns = {
  quest: 'quest_goal',
  event: 'event',
  gate: 'gate',
  instance: 'instance',
  vendor: 'trade_goods',
  service: 'bank',
  place: 'place',
  pin: 'pin',
  member: 'member',
} as const satisfies Record<LandmarkKind, string>;

/** Buttons that show and hide kinds of landmarks; the browser remembers them. */
function Filters() {
  const t = useTranslations('map');
  const hidden = useMapFilters((state) => state.hidden);
  const toggle = useMapFilters((state) => state.toggle);
  return (
    <div role="group" aria-label={t('filters')} className="flex flex-wrap gap-1">
      {landmarkKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={!hidden.has(kind)}
          onClick={() => toggle(kind)}
          className={classNames(
            'flex min-h-8 items-center gap-1 border px-1.5 text-xs transition-colors touch:min-h-11',
            hidden.has(kind) ? 'border-line text-quiet line-through' : 'border-quiet/60 bg-raised text-text',
          )}
        >
          <SignIcon sign={kindSigns[kind]} />
          {t(`kind.${kind}`)}
        </button>
      ))}
    </div>
  );
}
