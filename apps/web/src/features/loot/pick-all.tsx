'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '../../components/icon';
import { KeyCap } from '../../components/key-cap';
import { keyName } from '../../components/key-names';
import type { HudProps } from '../base/feature';
import { useLoot } from './store';

/** In whole tiles, as the engine sends distances; the zone decides. */
const reachTiles = 2;

type PickAllProps = Pick<HudProps, 'device' | 'keys' | 'isFree' | 'playerActions'>;

/** Offers to pick up all drops nearby, when the interact key would take one of them or does something else. */
export function PickAll({ device, keys, isFree, playerActions }: PickAllProps) {
  const t = useTranslations('combat');
  const count = useLoot((state) => state.drops.filter(({ distanceTiles }) => distanceTiles <= reachTiles).length);
  const isOneByOne = useLoot((state) => state.prompt?.verb === 'pick_up');
  const isHolding = useLoot((state) => state.isHolding);
  if (!isFree || isHolding || count < (isOneByOne ? 2 : 1)) return null;
  const words = t('pickAll', { count });
  const [code] = keys.pickUp;
  return (
    <button
      type="button"
      aria-label={words}
      onClick={() => playerActions?.pickUp()}
      className={
        'cut pointer-events-auto flex min-h-9 animate-appear items-center justify-center gap-2 px-3 py-1 ' +
        'text-sm text-text touch:min-h-11'
      }
    >
      {device === 'phone' ? (
        <>
          <Icon name="bag" className="size-5" />
          <span className="number">{count}</span>
        </>
      ) : (
        <>
          {code && <KeyCap>{keyName(code)}</KeyCap>}
          {words}
        </>
      )}
    </button>
  );
}
