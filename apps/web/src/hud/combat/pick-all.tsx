'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '../../components/icon';
import { KeyCap } from '../../components/key-cap';
import { keyName } from '../../components/key-names';
import { useFight } from './store';
import { useHasHandsFree } from './use-has-hands-free';

/** In whole tiles, as the street tells them; the zone has the last word. */
const reachTiles = 2;

interface PickAllProps {
  readonly device: 'desk' | 'phone';
  /** The key that does it. */
  readonly code?: string | undefined;
  readonly onPickAll: () => void;
}

/** Everything that lies around at once, when the interact key would take one thing of it or means something else. */
export function PickAll({ device, code, onPickAll }: PickAllProps) {
  const t = useTranslations('fight');
  const count = useFight((state) => state.drops.filter(({ distanceTiles }) => distanceTiles <= reachTiles).length);
  const isOneByOne = useFight((state) => state.prompt?.verb === 'pick_up');
  const hasHandsFree = useHasHandsFree();
  const isHolding = useFight((state) => state.hold !== null);
  if (!hasHandsFree || isHolding || count < (isOneByOne ? 2 : 1)) return null;
  const words = t('pickAll', { count });
  return (
    <button
      type="button"
      aria-label={words}
      onClick={onPickAll}
      className="cut pointer-events-auto flex min-h-9 animate-appear items-center justify-center gap-2 px-3 py-1 text-sm text-text touch:min-h-11"
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
