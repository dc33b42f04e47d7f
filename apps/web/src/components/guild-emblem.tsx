import { emblemLayers, emblemOf } from '@necp/shared/guild/emblem';
import { pathOf } from '@necp/shared/guild/emblem-geometry';
import { classNames } from './class-names';

interface GuildEmblemProps {
  /** The emblem as one word; what is none draws nothing. */
  readonly emblem: string;
  /** What a screen reader says; without it the emblem is an ornament beside the name. */
  readonly label?: string;
  readonly className?: string;
}

/** Draws the emblem of a guild. */
export function GuildEmblem({ emblem, label, className }: GuildEmblemProps) {
  const drawn = emblemOf(emblem);
  if (drawn === null) return null;
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg viewBox="-33 -33 66 66" className={classNames('shrink-0', className)} {...said}>
      {emblemLayers(drawn).map(({ polygon, colour }, index) => (
        <path key={index} d={pathOf(polygon)} fill={colour} stroke={index === 0 ? '#05070a' : 'none'} />
      ))}
    </svg>
  );
}
