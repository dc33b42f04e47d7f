'use client';

import type { Landmark } from './landmarks';
import type { MarkName } from './mark-places';
import { Sign } from './sign';

interface MarkProps {
  readonly landmark: Landmark;
  readonly x: number;
  readonly y: number;
  /** Null where there is no room for the name. */
  readonly name: MarkName | null;
  readonly state: 'chosen' | 'plain';
  readonly onChoose: (key: string) => void;
}

/** The sign of a landmark and its name, to be clicked. */
export function Mark({ landmark, x, y, name, state, onChoose }: MarkProps) {
  const isPlace = landmark.kind === 'place' && state === 'plain';
  return (
    <g
      className="cursor-pointer"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => onChoose(landmark.key)}
    >
      <g transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
        {!isPlace && (
          <path
            d="M-7-11H11V7L7 11H-11V-7Z"
            className={state === 'chosen' ? 'fill-raised stroke-amber' : 'fill-ground/85 stroke-line'}
            strokeWidth={state === 'chosen' ? 2 : 1}
          />
        )}
        <circle r={isPlace ? 12 : 16} fill="transparent" />
        <Sign sign={landmark.sign} />
      </g>
      {name && (
        <text
          x={Math.round(name.x)}
          y={Math.round(name.y)}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={12}
          className={isPlace ? 'fill-quiet stroke-ground' : 'fill-text stroke-ground'}
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {name.text}
        </text>
      )}
    </g>
  );
}
