'use client';

import type { HudPart, HudPlace } from '@necp/shared/settings/hud';
import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { type Box, sidesOf } from './place';
import { useEditor } from './store';
import type { usePart } from './use-part';

interface PartBoxProps {
  readonly part: HudPart;
  readonly box: Box;
  readonly place: HudPlace;
  readonly handlers: ReturnType<ReturnType<typeof usePart>>;
}

/** The least width and height of a box. */
const leastPx = 12;
/** A lower box has its name above it. */
const namedPx = 28;

/** The outline of a part: it is dragged by its face and scaled by the corner away from its anchor. */
export function PartBox({ part, box, place, handlers }: PartBoxProps) {
  const t = useTranslations('settings.hud');
  const isSelected = useEditor((state) => state.selected === part);
  const { across, along } = sidesOf(place.at);
  const width = Math.max(leastPx, box.right - box.left);
  const height = Math.max(leastPx, box.bottom - box.top);
  return (
    <button
      type="button"
      data-part-box={part}
      aria-label={t('partBox', { part: t(`part.${part}`) })}
      aria-pressed={isSelected}
      style={{ left: box.left, top: box.top, width, height }}
      className={classNames(
        'fixed cursor-move touch-none border select-none touch:after:absolute touch:after:-inset-2',
        isSelected ? 'z-1 border-2 border-amber bg-amber/12' : 'border-cyan/80 bg-cyan/8 hover:bg-cyan/16',
        place.shown === 'never' && 'border-dashed',
      )}
      onClick={() => useEditor.setState({ selected: part })}
      onFocus={() => useEditor.setState({ selected: part })}
      {...handlers}
    >
      <span
        className={classNames(
          'absolute left-0 max-w-full truncate px-1.5 text-xs leading-5 font-semibold',
          height < namedPx ? 'bottom-full' : 'top-0',
          isSelected ? 'bg-amber text-ground' : 'bg-ground/85 text-text',
        )}
      >
        {t(`part.${part}`)}
      </span>
      {isSelected && (
        <span
          data-corner
          aria-hidden
          className={classNames(
            'absolute size-3.5 border-2 border-ground bg-amber after:absolute after:-inset-3.5',
            across === 'right' ? '-left-1.5' : '-right-1.5',
            along === 'bottom' ? '-top-1.5' : '-bottom-1.5',
            (across === 'right') !== (along === 'bottom') ? 'cursor-nesw-resize' : 'cursor-nwse-resize',
          )}
        />
      )}
    </button>
  );
}
