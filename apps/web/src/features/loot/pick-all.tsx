'use client';

import { useTranslations } from 'next-intl';
import { ControlChip } from '../../components/controls/control-chip';
import { useDevice } from '../../components/controls/device';
import { Icon } from '../../components/icon';
import type { HudProps } from '../base/feature';
import { useLoot } from './store';

/** In whole tiles, as the engine sends distances; the zone decides. */
const reachTiles = 2;

type PickAllProps = Pick<HudProps, 'device' | 'isFree' | 'playerActions'>;

/** Offers to pick up all drops nearby, when the interact key would take one of them or does something else. */
export function PickAll({ device, isFree, playerActions }: PickAllProps) {
  const t = useTranslations('combat');
  const count = useLoot((state) => state.drops.filter(({ distanceTiles }) => distanceTiles <= reachTiles).length);
  const isOneByOne = useLoot((state) => state.prompt?.verb === 'pick_up');
  const isHolding = useLoot((state) => state.isHolding);
  const isTouch = useDevice() === 'touch';
  if (!isFree || isHolding || count < (isOneByOne ? 2 : 1)) return null;
  const words = t('pickAll', { count });
  return (
    <button
      type="button"
      aria-label={device === 'phone' ? undefined : words}
      onClick={() => playerActions?.pickUp()}
      className={
        'cut pointer-events-auto flex min-h-9 animate-appear items-center justify-center gap-2 px-3 py-1 ' +
        'text-sm text-text touch:min-h-11'
      }
    >
      {device === 'phone' ? (
        <>
          <Icon name="bag" className="size-5" />
          <span className="font-title">{t('takeAll')}</span>
          <span className="number text-quiet">{count}</span>
        </>
      ) : (
        <>
          {!isTouch && <ControlChip control="pickUp" />}
          {words}
        </>
      )}
    </button>
  );
}
