'use client';

import type { RollView } from '@necp/shared/quest/schema';
import { useTranslations } from 'next-intl';
import { Die, isGoodResult, ThrowResult, useThrow } from '../../components/skill-check';

/** Shows a roll: the faces flicker, then the rolled face stays, with the modifier and the difficulty. */
export function DieThrow({
  roll,
  motion,
  onShown,
}: {
  readonly roll: RollView;
  readonly motion: 'full' | 'reduced';
  readonly onShown: () => void;
}) {
  const t = useTranslations('quest');
  const { shown, hasLanded } = useThrow(roll.face, motion);
  return (
    <div role="status" aria-live="assertive" className="grid justify-items-center gap-3 py-2">
      <Die
        shown={shown}
        tone={!hasLanded ? 'flying' : isGoodResult(roll.result) ? 'good' : 'bad'}
        className="size-32"
      />
      {hasLanded && (
        <>
          <ThrowResult roll={roll} />
          <button
            type="button"
            ref={(button) => button?.focus()}
            onClick={onShown}
            className="cut cut-6 edge-amber min-h-11 px-6 font-title text-amber"
          >
            {t('goOn')}
          </button>
        </>
      )}
    </div>
  );
}
