'use client';

import type { Locale } from '@necp/shared/kernel';
import type { KeyAction } from '@necp/shared/settings/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { classNames } from '../../components/class-names';
import { useControlName } from '../../components/controls/bindings';
import { beckoning, learn, useIsTaught } from '../../components/controls/teaching';
import { ContentIcon } from '../../components/content-icon';
import { KeyCap } from '../../components/key-cap';
import { sweep } from '../../components/sweep';
import { Tooltip } from '../../components/tooltip';
import { useNow } from '../../components/use-now';
import { lazyWindow } from '../../i18n/lazy-window';
import { useHotbar } from './store';
import { type SlotView, useSlots } from './use-slots';

/** The number of slots of one bar. */
export const barSlots = 8;

interface HotbarProps {
  /** The bar that the number keys use now, or the other one, which is smaller. */
  readonly row: 'current' | 'other';
  /** How many of the slots stand beside each other. */
  readonly columns: number;
  readonly characterId: string;
  readonly onUse: (slot: SlotView) => void;
}

/** Shows one of the two bars; the key that swaps them stands at the other one. */
export function Hotbar({ row, columns, characterId, onUse }: HotbarProps) {
  const t = useTranslations('combat');
  const current = useHotbar((state) => state.bar);
  const slots = useSlots(characterId);
  const swap = useControlName()('otherBar');
  const isCurrent = row === 'current';
  const bar = isCurrent ? current : 1 - current;
  return (
    <div
      role="group"
      aria-label={t(isCurrent ? 'hotbar' : 'secondHotbar')}
      className="relative grid w-max items-center gap-1"
      style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}
    >
      {!isCurrent && swap && (
        <span title={t('otherBar')} className="absolute right-full mr-1.5">
          <KeyCap>{swap}</KeyCap>
        </span>
      )}
      {slots.slice(bar * barSlots, bar * barSlots + barSlots).map((slot, index) => (
        <HotbarSlot
          key={slot.index}
          slot={slot}
          size={isCurrent ? 'medium' : 'small'}
          action={`slot${index + 1}` as KeyAction}
          onUse={onUse}
        />
      ))}
    </div>
  );
}

interface HotbarSlotProps {
  readonly slot: SlotView;
  readonly size: 'small' | 'medium' | 'thumb';
  /** What uses the slot, so that its key or button is named; without one the slot itself is touched. */
  readonly action?: KeyAction;
  readonly onUse: (slot: SlotView) => void;
}

/** What the slot does, in numbers; its code and texts are loaded with the first tooltip. */
const SlotDetails = lazyWindow<{ readonly slot: SlotView; readonly keyName: string | null }>({
  messages: ['ability', 'items', 'stats'],
  load: () => import('./slot-details').then((part) => part.SlotDetails),
});

const sizes = { small: 'size-8', medium: 'size-12', thumb: 'size-13' } as const;

/** Draws one slot: icon, cooldown, quantity and key. */
export function HotbarSlot({ slot, size, action, onUse }: HotbarSlotProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const nameOf = useControlName();
  const control = action ? nameOf(action) : '';
  const isTaught = useIsTaught(`slot${slot.index + 1}`);
  const cooldown = useHotbar((state) => slot.cooldownKeys.map((key) => state.cooldowns[key]).find(Boolean) ?? null);
  const canPay = useHotbar(
    ({ pools }) =>
      !slot.cost ||
      !pools ||
      (pools.energy >= slot.cost.energy && pools.ram >= slot.cost.ram && pools.stamina >= slot.cost.stamina),
  );
  const refused = useHotbar(({ refusal }) => (refusal?.slot === slot.index ? refusal.number : 0));
  const now = useNow(cooldown ? 100 : null);
  const isCooling = cooldown !== null && cooldown.endMs > now;
  // A clock that is behind for one drawing never shows more than the whole cooldown.
  const wholeMs = cooldown ? Math.max(1, cooldown.endMs - cooldown.startMs) : 1;
  const leftMs = isCooling ? Math.min(wholeMs, cooldown.endMs - now) : 0;
  const left = leftMs / 1000;
  const name = slot.name?.[locale] ?? t('emptySlot');
  // The zone may refuse a press; what was used cools down.
  useEffect(() => {
    if (isTaught && isCooling) learn('slot1');
  }, [isTaught, isCooling]);
  const isUsable = slot.kind !== 'empty' && !isCooling && canPay && slot.count !== 0;
  const button = (
    <button
      type="button"
      disabled={slot.kind === 'empty'}
      aria-disabled={!isUsable}
      aria-label={isCooling ? t('slotCooling', { name, seconds: Math.ceil(left) }) : name}
      onClick={() => onUse(slot)}
      className={classNames(
        'cut cut-4 plate-[rgb(12_16_20/0.9)] relative grid place-items-center transition-colors select-none',
        '[-webkit-touch-callout:none]',
        sizes[size],
        slot.kind === 'empty' ? 'text-transparent' : isUsable ? 'text-text hover:edge-amber' : 'text-quiet',
        !canPay && slot.kind !== 'empty' && 'edge-red',
        // On a phone held sideways an empty slot would only hide who stands behind it.
        slot.kind === 'empty' && size === 'thumb' && 'short:invisible',
        isTaught && isUsable && beckoning,
        refused > 0 && (refused % 2 === 0 ? 'animate-refuse' : 'animate-refuse-again'),
      )}
    >
      {refused > 0 && (
        <span key={refused} aria-hidden className="absolute inset-0 animate-refused border-2 border-red opacity-0" />
      )}
      {slot.icon && <ContentIcon name={slot.icon} className={size === 'small' ? 'size-5' : 'size-8'} />}
      {isCooling && (
        <span aria-hidden className="absolute inset-0 bg-ground/70" style={{ clipPath: sweep(leftMs / wholeMs) }} />
      )}
      <SlotFigures secondsLeft={isCooling && size !== 'small' ? left : null} count={slot.count} />
      <SlotCap name={control} size={size} />
    </button>
  );
  if (slot.kind === 'empty') return button;
  return (
    <Tooltip text={<SlotDetails slot={slot} keyName={control || null} />} side="top" touch="hold">
      {button}
    </Tooltip>
  );
}

/** The key or the button that uses a slot. There is room for the two buttons of a layer, and for no sign between. */
function SlotCap({ name, size }: Pick<HotbarSlotProps, 'size'> & { readonly name: string }) {
  if (name === '') return null;
  return (
    <kbd
      aria-hidden
      className={classNames(
        'absolute left-1 leading-none text-quiet [text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]',
        size === 'small' ? 'top-0 text-[0.55rem]' : 'top-0.5 text-[0.65rem]',
      )}
    >
      {name.replace(' + ', '')}
    </kbd>
  );
}

/** The seconds until the slot can be used again, and how many of its item are left. */
function SlotFigures({ secondsLeft, count }: { readonly secondsLeft: number | null; readonly count: number | null }) {
  return (
    <>
      {secondsLeft !== null && (
        <span
          aria-hidden
          className="number absolute inset-0 grid place-items-center text-sm text-text [text-shadow:0_0_4px_#05070a]"
        >
          {secondsLeft >= 9.95 ? Math.ceil(secondsLeft) : secondsLeft.toFixed(1)}
        </span>
      )}
      {count !== null && (
        <span
          aria-hidden
          className={
            'number absolute right-1 bottom-0.5 text-[0.7rem] leading-none text-text ' +
            '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]'
          }
        >
          {count}
        </span>
      )}
    </>
  );
}
