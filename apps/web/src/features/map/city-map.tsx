'use client';

import type { Locale } from '@necp/shared/kernel';
import { fitOf, type LevelFit } from '@necp/shared/combat/level-fit';
import type { ZoneContent } from '@necp/shared/world-state/content';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { drawLitZone } from './lit-picture';
import { placed } from './city-layout';
import type { RouteLeg } from './route';
import { SignIcon } from './sign';
import type { City } from './use-city';

interface CityMapProps {
  readonly city: City;
  /** The zone the player is in. */
  readonly here: string | null;
  readonly level: number;
  readonly route: readonly RouteLeg[];
  readonly onOpen: (zone: string) => void;
}

/** The districts of the city and the gates between them. */
export function CityMap({ city, here, level, route, onOpen }: CityMapProps) {
  const t = useTranslations('map');
  const zones = placed(city.shown);
  return (
    <div className="relative h-full min-h-80 overflow-hidden border border-line bg-ground short:min-h-0">
      <CityGround />
      <Ways city={city} route={route} />
      <ul aria-label={t('districts')} className="contents">
        {zones.map(({ zone, x, y }) => (
          <li
            key={zone.id}
            className="absolute w-[44%] -translate-x-1/2 -translate-y-1/2 sm:w-[34%] short:w-[40%]"
            style={{ left: `${x}%`, top: `${y}%` }}
          >
            <District city={city} zone={zone} level={level} isHere={zone.id === here} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <GateNames city={city} />
    </div>
  );
}

/** The rest of the city, too far away to make out: streets, and the water in the south. */
function CityGround() {
  return (
    <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
      <defs>
        <pattern id="map-streets" width="7" height="9" patternUnits="userSpaceOnUse" patternTransform="skewX(-8)">
          <path d="M0 0H7M0 0V9" className="stroke-line/70" strokeWidth={0.35} fill="none" />
          <path d="M3.5 0V9M0 4.5H7" className="stroke-line/30" strokeWidth={0.2} fill="none" />
        </pattern>
      </defs>
      <rect width={100} height={100} fill="url(#map-streets)" />
      <path d="M0 88C18 84 30 93 50 90S82 84 100 91V100H0Z" fill="#0b1c26" />
      <path d="M0 88C18 84 30 93 50 90S82 84 100 91" className="stroke-cyan/40" strokeWidth={0.4} fill="none" />
    </svg>
  );
}

const fitTones: Readonly<Record<LevelFit, string>> = {
  trivial: 'text-quiet',
  easy: 'text-green',
  even: 'text-text',
  hard: 'text-red',
  deadly: 'text-red',
};

interface DistrictProps {
  readonly city: City;
  readonly zone: ZoneContent;
  readonly level: number;
  readonly isHere: boolean;
  readonly onOpen: (zone: string) => void;
}

function District({ city, zone, level, isHere, onOpen }: DistrictProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const inside = city.landmarks.filter((landmark) => landmark.zone === zone.id);
  const quests = inside.filter(({ kind, sign }) => kind === 'quest' && sign !== 'quest_running');
  const events = inside.filter(({ kind }) => kind === 'event');
  const members = inside.filter(({ kind }) => kind === 'member');
  return (
    <button
      type="button"
      onClick={() => onOpen(zone.id)}
      className={classNames(
        'cut plate-panel grid w-full gap-1 p-1.5 text-left transition-colors hover:edge-quiet sm:p-2 short:gap-0.5',
        isHere ? 'edge-cyan' : 'edge-line',
      )}
    >
      <Thumbnail city={city} zone={zone.id} />
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="font-title text-sm text-text sm:text-lg short:text-sm">{zone.name[locale]}</span>
        <span className={classNames('number flex items-center gap-1 text-xs', fitTones[fitOf(level, zone.levels.min)])}>
          {zone.levels.min > level && <Icon name="warning" className="size-3.5" />}
          {t('levels', zone.levels)}
        </span>
      </span>
      <span className="flex min-h-5 flex-wrap items-center gap-x-3 text-xs text-quiet short:min-h-0 short:flex-nowrap">
        {isHere && <span className="text-cyan">{t('here')}</span>}
        {quests.length > 0 && (
          <span className="flex items-center gap-1">
            <SignIcon sign={quests[0]?.sign ?? 'quest_goal'} />
            {t('questCount', { count: quests.length })}
          </span>
        )}
        {members.map(({ key, name }) => (
          <span key={key} className="flex items-center gap-1 text-green">
            <SignIcon sign="member" />
            {typeof name === 'string' ? name : name[locale]}
          </span>
        ))}
        {events.map((event) => (
          <span key={event.key} className="flex items-center gap-1 text-magenta">
            <SignIcon sign="event" />
            {typeof event.name === 'string' ? event.name : event.name[locale]}
          </span>
        ))}
      </span>
    </button>
  );
}

function Thumbnail({ city, zone }: { readonly city: City; readonly zone: string }) {
  const map = city.maps.get(zone);
  const host = useRef<HTMLSpanElement>(null);
  const picture = useMemo(() => (map ? drawLitZone(map) : null), [map]);
  useEffect(() => {
    if (!picture) return;
    picture.style.width = '100%';
    picture.style.height = '100%';
    picture.style.objectFit = 'cover';
    host.current?.replaceChildren(picture);
  }, [picture]);
  return (
    <span
      ref={host}
      aria-hidden
      className="block h-24 overflow-hidden border border-line bg-ground sm:h-40 short:h-9"
    />
  );
}

/** The lines between districts that a gate joins, and the route along them. */
function Ways({ city, route }: { readonly city: City; readonly route: readonly RouteLeg[] }) {
  const at = new Map(placed(city.shown).map(({ zone, x, y }) => [zone.id as string, { x, y }]));
  const walked = new Set(route.slice(1).map(({ zone }, index) => pairOf(route[index]?.zone ?? '', zone)));
  const ways = new Map(
    city.shown.flatMap((zone) => zone.exits.map(({ to }) => [pairOf(zone.id, to), [zone.id, to] as const] as const)),
  );
  return (
    <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
      {[...ways].map(([pair, [from, to]]) => {
        const [a, b] = [at.get(from), at.get(to)];
        return (
          a &&
          b && (
            <line
              key={pair}
              x1={a.x}
              y1={a.y}
              x2={b.x}
              y2={b.y}
              className={walked.has(pair) ? 'stroke-cyan' : 'stroke-magenta/60'}
              strokeWidth={walked.has(pair) ? 3 : 2}
              strokeDasharray={walked.has(pair) ? '9 6' : undefined}
              vectorEffect="non-scaling-stroke"
            />
          )
        );
      })}
    </svg>
  );
}

/** The names of the gates, halfway between the districts that they join. */
function GateNames({ city }: { readonly city: City }) {
  const locale = useLocale() as Locale;
  const at = new Map(placed(city.shown).map(({ zone, x, y }) => [zone.id as string, { x, y }]));
  const ids = city.shown.map(({ id }) => id as string);
  const gates = city.shown.flatMap((zone) =>
    zone.exits.flatMap(({ place, to }) => {
      const [a, b] = [at.get(zone.id), at.get(to)];
      const name = city.places.get(place)?.name[locale];
      // Each gate is named from one side: the district that is listed first.
      return a && b && name && ids.indexOf(zone.id) < ids.indexOf(to)
        ? [{ place, name, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }]
        : [];
    }),
  );
  return (
    <>
      {gates.map(({ place, name, x, y }) => (
        <span
          key={place}
          className={
            'pointer-events-none absolute flex -translate-x-1/2 -translate-y-1/2 items-center gap-1 border ' +
            'border-magenta/60 bg-ground ' +
            'px-1.5 py-0.5 text-xs whitespace-nowrap text-text'
          }
          style={{ left: `${x}%`, top: `${y}%` }}
        >
          <SignIcon sign="gate" />
          <span className="max-xl:sr-only">{name}</span>
        </span>
      ))}
    </>
  );
}

const pairOf = (one: string, other: string): string => [one, other].sort().join(':');
