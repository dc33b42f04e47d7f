'use client';

import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { Hue, ZoneMap } from '@necp/shared/zone/map';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { IconButton } from '../../components/icon-button';
import type { Radar } from '../../game/types';
import { drawZone } from '../base/zone-picture';
import type { Landmark, LandmarkKind } from './landmarks';
import { nameOf } from './search';
import { Sign } from './sign';
import { useMapView } from './use-map-view';
import { type Frame, type MapView, toPoint } from './view';

interface DistrictMapProps {
  readonly map: ZoneMap;
  readonly landmarks: readonly Landmark[];
  /** Where the player is; null in another zone. */
  readonly self: Radar['self'] | null;
  readonly path: readonly TileSpot[];
  /** The landmark or bare spot that is chosen. */
  readonly chosen: (TileSpot & { readonly key: string | null }) | null;
  readonly onChoose: (key: string) => void;
  readonly onSpot: (spot: TileSpot) => void;
}

/** Names are written below signs from this scale on; those of a few kinds always. */
const namedScale = 6.5;
const alwaysNamed: readonly LandmarkKind[] = ['gate', 'instance', 'event', 'pin'];

/** The light along the walls of a building; amber is kept for what waits for the player. */
const wallLights: Readonly<Record<Hue, string>> = {
  magenta: '#ff3d81',
  cyan: '#3fd0e0',
  amber: '#8592a0',
  violet: '#8f6bff',
  green: '#61d394',
  red: '#ff4d5e',
  blue: '#4f9dff',
  white: '#d6dee6',
};

/** The map of one district: drag it, pinch it, use the wheel or the keys. */
export function DistrictMap({ map, landmarks, self, path, chosen, onChoose, onSpot }: DistrictMapProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const box = useRef<HTMLDivElement>(null);
  const { view, frame, handlers, zoomIn, zoomOut, centre } = useMapView(box, {
    extent: map,
    start: chosen ?? self,
    onSpot,
  });
  const [chosenX, chosenY] = [chosen?.x, chosen?.y];
  const latest = useRef(centre);
  latest.current = centre;
  useEffect(() => {
    if (chosenX !== undefined && chosenY !== undefined) latest.current({ x: chosenX, y: chosenY });
  }, [chosenX, chosenY]);
  const at = (spot: TileSpot) => toPoint(view, frame, spot);
  const isNamed = ({ kind }: Landmark) => view.scale >= namedScale || alwaysNamed.includes(kind);
  return (
    <div className="relative h-full min-h-0">
      <div
        ref={box}
        role="application"
        aria-label={t('districtLabel', { name: map.name[locale] })}
        tabIndex={0}
        className={
          'relative h-full cursor-grab touch-none overflow-hidden border border-line bg-ground outline-offset-2 ' +
          'active:cursor-grabbing'
        }
        {...handlers}
      >
        <Ground map={map} view={view} frame={frame} />
        <svg aria-hidden className="absolute inset-0 size-full" width={frame.width} height={frame.height}>
          <Houses map={map} view={view} frame={frame} />
          <StreetNames map={map} view={view} frame={frame} />
          {path.length > 1 && <Path points={path.map(at)} />}
          {apart(landmarks).map(({ landmark, shift }) => (
            <Mark
              key={landmark.key}
              landmark={landmark}
              x={at(landmark).x + shift}
              y={at(landmark).y}
              name={isNamed(landmark) || landmark.key === chosen?.key ? nameOf(landmark, locale) : null}
              state={landmark.key === chosen?.key ? 'chosen' : 'plain'}
              onChoose={onChoose}
            />
          ))}
          {chosen && chosen.key === null && <Spot {...at(chosen)} />}
          {self && <Self {...at(self)} facing={self.facing} />}
        </svg>
      </div>
      <div className="absolute right-2 bottom-2 flex gap-1">
        {self && <IconButton size="small" icon="target" label={t('centre')} hint="left" onClick={() => centre(self)} />}
        <IconButton size="small" icon="plus" label={t('nearer')} hint="left" onClick={zoomIn} />
        <IconButton size="small" icon="minus" label={t('farther')} hint="left" onClick={zoomOut} />
      </div>
    </div>
  );
}

function Path({ points }: { readonly points: readonly TileSpot[] }) {
  return (
    <polyline
      points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
      className="fill-none stroke-cyan"
      strokeWidth={3}
      strokeDasharray="9 6"
      strokeLinejoin="round"
    />
  );
}

interface Layer {
  readonly map: ZoneMap;
  readonly view: MapView;
  readonly frame: Frame;
}

/** The ground, drawn once per district and then moved and scaled. */
function Ground({ map, view, frame }: Layer) {
  const picture = useMemo(() => drawZone(map), [map]);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    picture.style.width = '100%';
    picture.style.height = '100%';
    host.current?.replaceChildren(picture);
  }, [picture]);
  const { x, y } = toPoint(view, frame, { x: 0, y: 0 });
  return (
    <div
      ref={host}
      aria-hidden
      className="absolute"
      style={{ left: x, top: y, width: map.widthTiles * view.scale, height: map.heightTiles * view.scale }}
    />
  );
}

function Houses({ map, view, frame }: Layer) {
  const { x, y } = toPoint(view, frame, { x: 0, y: 0 });
  const houses = useMemo(
    () =>
      map.buildings.map((house) => (
        <rect
          key={house.id}
          x={house.x}
          y={house.y}
          width={house.width}
          height={house.height}
          fill={house.facade === 'partition' ? '#1a222b' : '#26323e'}
          stroke={house.facade === 'partition' ? '#465564' : wallLights[house.hue]}
          strokeOpacity={house.facade === 'partition' ? 1 : 0.6}
          strokeWidth={1.25}
          vectorEffect="non-scaling-stroke"
        />
      )),
    [map],
  );
  return <g transform={`translate(${x} ${y}) scale(${view.scale})`}>{houses}</g>;
}

/** Places as long as a street are written along it. */
const streetTiles = 40;

function StreetNames({ map, view, frame }: Layer) {
  const locale = useLocale() as Locale;
  return (
    <>
      {map.places
        .filter(({ width, height }) => Math.max(width, height) >= streetTiles)
        .map(({ id, name, x, y, width, height }) => {
          const middle = toPoint(view, frame, { x: x + width / 2, y: y + height / 2 });
          return (
            <text
              key={id}
              transform={`translate(${middle.x} ${middle.y}) rotate(${height > width ? -90 : 0})`}
              className="fill-quiet font-title"
              fontSize={Math.min(18, 7 + view.scale)}
              letterSpacing={3}
              textAnchor="middle"
              dominantBaseline="central"
              opacity={0.75}
            >
              {name[locale].toLocaleUpperCase(locale)}
            </text>
          );
        })}
    </>
  );
}

interface MarkProps {
  readonly landmark: Landmark;
  readonly x: number;
  readonly y: number;
  readonly name: string | null;
  readonly state: 'chosen' | 'plain';
  readonly onChoose: (key: string) => void;
}

function Mark({ landmark, x, y, name, state, onChoose }: MarkProps) {
  const isPlace = landmark.kind === 'place' && state === 'plain';
  return (
    <g
      transform={`translate(${Math.round(x)} ${Math.round(y)})`}
      className="cursor-pointer"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => onChoose(landmark.key)}
    >
      {!isPlace && (
        <rect
          x={-11}
          y={-11}
          width={22}
          height={22}
          className={state === 'chosen' ? 'fill-raised stroke-amber' : 'fill-ground/85 stroke-line'}
          strokeWidth={state === 'chosen' ? 2 : 1}
        />
      )}
      <circle r={16} fill="transparent" />
      <Sign sign={landmark.sign} />
      {name && (
        <text
          y={24}
          textAnchor="middle"
          fontSize={12}
          className="fill-text stroke-ground"
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {name}
        </text>
      )}
    </g>
  );
}

const Spot = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g transform={`translate(${x} ${y})`} className="fill-none stroke-amber" strokeWidth={2}>
    <circle r={7} />
    <path d="M0-12V-4M0 4V12M-12 0H-4M4 0H12" />
  </g>
);

function Self({ x, y, facing }: { readonly x: number; readonly y: number; readonly facing: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={15} className="fill-cyan/15 stroke-cyan" strokeWidth={1} />
      <path
        transform={`rotate(${(facing * 180) / Math.PI})`}
        d="M10 0-7 7-3.5 0-7-7Z"
        className="fill-[#fff] stroke-ground"
        strokeWidth={1.5}
      />
    </g>
  );
}

const besidePixels = 24;

/** Puts landmarks of the same spot beside each other; the name of a spot that has another sign is left out. */
function apart(landmarks: readonly Landmark[]): readonly { readonly landmark: Landmark; readonly shift: number }[] {
  const bySpot = new Map<string, Landmark[]>();
  for (const landmark of landmarks) {
    const spot = `${Math.round(landmark.x / 2)}:${Math.round(landmark.y / 2)}`;
    const others = bySpot.get(spot);
    if (!others) bySpot.set(spot, [landmark]);
    else if (landmark.kind !== 'place') others.push(landmark);
  }
  return [...bySpot.values()].flatMap((beside) =>
    beside.map((landmark, index) => ({ landmark, shift: (index - (beside.length - 1) / 2) * besidePixels })),
  );
}
