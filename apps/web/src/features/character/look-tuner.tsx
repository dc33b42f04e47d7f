'use client';

import { type Look, lookChoices, lookFields } from '@necp/shared/character/look';
import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { clothHues, cyberwareHues, eyeHues, hairHues, skinTones } from '../../game/people/palette';
import { turnChoice } from './draft';

type LookField = (typeof lookFields)[number];

const colours: Partial<Record<LookField, readonly string[]>> = {
  skin: skinTones,
  hairHue: hairHues,
  eyes: eyeHues,
  cyberwareHue: cyberwareHues,
  jacketHue: clothHues,
  legsHue: clothHues,
};
const shapes = lookFields.filter((field) => colours[field] === undefined);

interface LookTunerProps {
  readonly look: Look;
  readonly onChange: (look: Look) => void;
}

interface LookTunerParts extends LookTunerProps {
  /** The columns of the grid: shapes and colours beside each other where there is room. */
  readonly className: string;
}

/** The parts of the look: shapes are leafed through, colours are chosen from swatches. */
export function LookTuner({ look, className, onChange }: LookTunerParts) {
  return (
    <div className={classNames('grid gap-x-8 gap-y-3 short:gap-x-5', className)}>
      <div className="grid content-start gap-1">
        {shapes.map((field) => (
          <ShapeRow key={field} field={field} look={look} onChange={onChange} />
        ))}
      </div>
      <div className="grid content-start gap-2.5">
        {lookFields.map((field) => {
          const hues = colours[field];
          return hues && <ColourRow key={field} field={field} hues={hues} look={look} onChange={onChange} />;
        })}
      </div>
    </div>
  );
}

function ShapeRow({ field, look, onChange }: LookTunerProps & { readonly field: LookField }) {
  const t = useTranslations('character');
  const part = t(`look.${field}`);
  return (
    <div className="flex items-center justify-between gap-2">
      <span className="min-w-0 leading-tight text-text">{part}</span>
      <span className="flex items-center gap-1">
        <IconButton
          size="small"
          icon="chevron_left"
          hint="none"
          label={t('lookBefore', { part })}
          onClick={() => onChange(turnChoice(look, field, -1))}
        />
        <output className="w-12 text-center text-sm text-quiet">
          {look[field] + 1}/{lookChoices[field]}
        </output>
        <IconButton
          size="small"
          icon="chevron_right"
          hint="none"
          label={t('lookNext', { part })}
          onClick={() => onChange(turnChoice(look, field, 1))}
        />
      </span>
    </div>
  );
}

interface ColourRowProps extends LookTunerProps {
  readonly field: LookField;
  readonly hues: readonly string[];
}

function ColourRow({ field, hues, look, onChange }: ColourRowProps) {
  const t = useTranslations('character');
  const part = t(`look.${field}`);
  return (
    <div role="group" aria-label={part}>
      <span className="mb-1 block leading-tight text-text">{part}</span>
      <span className="flex flex-wrap gap-1">
        {hues.map((hue, index) => (
          <button
            key={hue}
            type="button"
            aria-label={t('swatch', { part, number: index + 1 })}
            aria-pressed={look[field] === index}
            onClick={() => onChange({ ...look, [field]: index })}
            style={{ backgroundColor: hue }}
            className={classNames(
              'size-7 border transition-[scale,border-color] touch:size-11',
              look[field] === index ? 'scale-90 border-2 border-amber ring-2 ring-ground ring-inset' : 'border-line',
            )}
          />
        ))}
      </span>
    </div>
  );
}
