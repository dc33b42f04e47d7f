'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { classNames } from '../components/class-names';
import { ContentIcon } from '../components/content-icon';
import { beckoning, useIsTaught } from '../components/controls/teaching';
import { IconButton } from '../components/icon-button';
import { Icon, type IconName } from '../components/icon';
import { barSlots, HotbarSlot } from '../features/ability/hotbar';
import { useHotbar } from '../features/ability/store';
import { type SlotView, useSlots } from '../features/ability/use-slots';
import type { GameAction } from '../game/types';
import type { HudParts } from './hud-parts';
import { Placed } from './layout/placed';
import { Slot } from './slot';

/** The number of slots around the right thumb; the others are on the second page. */
const thumbSlots = 4;
const pages = 2;

/** The buttons around the right thumb: dodge, reload, switch weapon, and the first slots of the bar. */
export function ThumbButtons({ parts, game, takeSlot }: Pick<HudParts, 'parts' | 'game' | 'takeSlot'>) {
  const t = useTranslations('combat');
  const bar = useHotbar((state) => state.bar);
  const [page, setPage] = useState(0);
  const slots = useSlots(parts.character.id);
  const slotsOf = (which: number) => {
    const from = bar * barSlots + which * thumbSlots;
    return slots.slice(from, from + thumbSlots);
  };
  return (
    <Placed part="thumbs" className="gap-2">
      {/* There is room for the rounds only: the middle of the screen is free. */}
      <div className="pointer-events-none [&_p:first-child]:hidden">
        <Slot name="weapon" props={parts} />
      </div>
      <div className="flex gap-2">
        {slotsOf(page).map((slot) => (
          <HotbarSlot key={slot.index} slot={slot} size="thumb" onUse={takeSlot} />
        ))}
      </div>
      <div className="flex gap-2">
        <PageButton page={page} hidden={slotsOf((page + 1) % pages)} onTurn={() => setPage((page + 1) % pages)} />
        <HoldButton icon="swap" label={t('swap')} action="swapWeapon" game={game} />
        <HoldButton icon="reload" label={t('reload')} action="reload" game={game} />
        <HoldButton icon="dodge" label={t('dodge')} action="dodge" game={game} />
      </div>
    </Placed>
  );
}

interface PageButtonProps {
  /** 0 for the first page. */
  readonly page: number;
  /** The slots of the other page. */
  readonly hidden: readonly SlotView[];
  readonly onTurn: () => void;
}

/** Turns the page of the slots: it says which one is shown, and has the pictures of what is on the other one. */
function PageButton({ page, hidden, onTurn }: PageButtonProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const filled = hidden.flatMap(({ index, icon, name }) => (icon ? [{ index, icon, name: name?.[locale] ?? '' }] : []));
  const there = filled.length > 0 ? filled.map(({ name }) => name).join(', ') : t('slotPageEmpty');
  return (
    <button
      type="button"
      aria-label={t('slotPage', { page: page + 1, pages, there })}
      onClick={onTurn}
      className={
        'cut cut-4 plate-raised edge-line grid size-13 content-center justify-items-center gap-0.5 text-quiet ' +
        'active:translate-y-px'
      }
    >
      <span aria-hidden className="flex h-5 items-center gap-0.5">
        {filled.length === 0 && <Icon name="chevron_up" className="size-4" />}
        {filled.slice(0, 2).map(({ index, icon }) => (
          <ContentIcon key={index} name={icon} className="size-5" />
        ))}
      </span>
      <span aria-hidden className="number text-xs leading-none">
        {page + 1}/{pages}
      </span>
    </button>
  );
}

/** A button that holds a key of the game for as long as it is touched. */
function HoldButton({
  icon,
  label,
  action,
  game,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly action: GameAction;
  readonly game: HudParts['game'];
}) {
  const isTaught = useIsTaught(action);
  return (
    <IconButton
      size="large"
      icon={icon}
      label={label}
      hint="none"
      className={classNames('touch:size-13', isTaught && beckoning)}
      onPointerDown={() => game?.press(action)}
      onPointerUp={() => game?.release(action)}
      onPointerCancel={() => game?.release(action)}
      onPointerLeave={() => game?.release(action)}
      onContextMenu={(event) => event.preventDefault()}
    />
  );
}
