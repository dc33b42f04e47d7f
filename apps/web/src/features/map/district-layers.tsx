'use client';

import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { useLocale } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { drawZone } from '../base/zone-picture';
import { houseLook } from './house-look';
import { type Frame, type MapView, toPoint } from './view';

interface Layer {
  readonly map: ZoneMap;
  readonly view: MapView;
  readonly frame: Frame;
}

/** The ground, drawn once per district and then moved and scaled. */
export function Ground({ map, view, frame }: Layer) {
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

/** The buildings with the light of their neon along the walls and on the street before them. */
export function Houses({ map, view, frame }: Layer) {
  const { x, y } = toPoint(view, frame, { x: 0, y: 0 });
  const houses = useMemo(
    () =>
      map.buildings.map((house) => {
        const { roof, wall, glow } = houseLook(house);
        const box = { x: house.x, y: house.y, width: house.width, height: house.height };
        return (
          <g key={house.id}>
            {glow && <rect {...box} fill="none" stroke={glow} strokeOpacity={0.16} strokeWidth={1.8} />}
            <rect {...box} fill={roof} stroke={wall} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
          </g>
        );
      }),
    [map],
  );
  return <g transform={`translate(${x} ${y}) scale(${view.scale})`}>{houses}</g>;
}

/** Places as long as a street are written along it. */
const streetTiles = 40;

/** Returns whether a place is a street, whose name the map writes without a sign. */
export const isStreet = ({ width, height }: Pick<ZoneMap['places'][number], 'width' | 'height'>): boolean =>
  Math.max(width, height) >= streetTiles;

export function StreetNames({ map, view, frame }: Layer) {
  const locale = useLocale() as Locale;
  return (
    <>
      {map.places.filter(isStreet).map(({ id, name, x, y, width, height }) => {
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

/** The way to the destination. */
export function Path({ points }: { readonly points: readonly TileSpot[] }) {
  const way = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <g className="fill-none" strokeLinejoin="round" strokeLinecap="round">
      <polyline points={way} className="stroke-cyan/25" strokeWidth={9} />
      <polyline points={way} className="stroke-cyan" strokeWidth={3} strokeDasharray="9 6" />
    </g>
  );
}

/** A bare spot that was chosen. */
export const Spot = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g transform={`translate(${x} ${y})`} className="fill-none stroke-amber" strokeWidth={2}>
    <circle r={7} />
    <path d="M0-12V-4M0 4V12M-12 0H-4M4 0H12" />
  </g>
);

/** A spot that a member of the party shows; it fades. */
export const Ping = ({ x, y, left }: { readonly x: number; readonly y: number; readonly left: number }) => (
  <g
    transform={`translate(${x} ${y})`}
    className="pointer-events-none fill-none stroke-green"
    strokeWidth={2.5}
    opacity={Math.max(0.15, left)}
  >
    <circle r={6} />
    <circle r={13} />
  </g>
);

/** The player. */
export function Self({ x, y, facing }: { readonly x: number; readonly y: number; readonly facing: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className="pointer-events-none">
      <circle r={17} className="fill-none stroke-cyan" strokeWidth={1.5} />
      <path
        transform={`rotate(${(facing * 180) / Math.PI})`}
        d="M10 0-7 7-3.5 0-7-7Z"
        className="fill-[#fff] stroke-ground"
        strokeWidth={1.5}
      />
    </g>
  );
}
