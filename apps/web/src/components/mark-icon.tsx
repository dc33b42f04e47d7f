import { markShapes } from '@necp/shared/party/mark-shapes';
import type { PartyMark } from '@necp/shared/party/marks';

interface MarkIconProps {
  readonly mark: PartyMark;
  /** The name for screen readers; without it they skip the symbol. */
  readonly label?: string;
  readonly className?: string;
}

/** A symbol of the party, in the shape and colour that it has in the street. */
export function MarkIcon({ mark, label, className = 'size-5' }: MarkIconProps) {
  const { hex, corners, holes } = markShapes[mark];
  return (
    <svg
      viewBox="-12 -12 24 24"
      className={`shrink-0 ${className}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <polygon points={pointsOf(corners)} fill={hex} stroke="#05070a" strokeWidth={1.5} paintOrder="stroke" />
      {holes.map((hole) => (
        <polygon key={hole[0]} points={pointsOf(hole)} fill="#05070a" />
      ))}
    </svg>
  );
}

const pointsOf = (corners: readonly number[]) => corners.map((number) => number.toFixed(2)).join(' ');
