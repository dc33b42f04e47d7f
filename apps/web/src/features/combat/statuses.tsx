'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useById, useContent } from '../../components/providers/content';
import { statusShapes } from '../../components/status-shapes';
import { sweep } from '../../components/sweep';
import { Tooltip } from '../../components/tooltip';
import { useNow } from '../../components/use-now';
import type { StatusView } from '../../game/types';
import { lazyWindow } from '../../i18n/lazy-window';
import type { HudProps } from '../base/feature';
import { endlessMs, inOrder, type KnownStatus } from './status-order';
import { useCombat } from './store';

const sizes = {
  medium: { box: 'size-9', icon: 'size-5' },
  small: { box: 'size-7', icon: 'size-4' },
} as const;

const none = [] as const;

/** What a status does in numbers; its code and texts are loaded with the first tooltip. */
const StatusDetails = lazyWindow<{ readonly status: KnownStatus }>({
  messages: ['stats'],
  load: () => import('./status-details').then((part) => part.StatusDetails),
});

/** The player's own statuses, with the time that is left. */
export function OwnStatuses({ device }: Pick<HudProps, 'device'>) {
  const statuses = useCombat((state) => state.self?.statuses) ?? none;
  return device === 'desk' ? (
    <Statuses statuses={statuses} most={10} />
  ) : (
    <Statuses statuses={statuses} size="small" most={5} />
  );
}

interface StatusesProps {
  readonly statuses: readonly StatusView[];
  readonly size?: keyof typeof sizes;
  /** A longer list is folded. */
  readonly most?: number;
}

/** The statuses of an entity, with the time that is left: debuffs first. */
export function Statuses({ statuses, size = 'medium', most = 6 }: StatusesProps) {
  const t = useTranslations('combat');
  const content = useContent('abilities');
  const known = {
    statuses: useById(content?.statuses),
    abilities: useById(content?.abilities),
    items: useById(useContent('items')?.items),
  };
  const [isUnfolded, setUnfolded] = useState(false);
  const now = useNow(statuses.length > 0 ? 250 : null);
  const all = inOrder(statuses, known);
  if (all.length === 0) return null;
  const folded = all.length > most ? all.length - most + 1 : 0;
  const shown = isUnfolded ? all : all.slice(0, all.length - folded);
  return (
    <ul aria-label={t('statuses')} className="pointer-events-auto flex max-w-84 flex-wrap gap-1 touch:gap-2">
      {shown.map((status) => (
        <li key={status.id}>
          <StatusIcon status={status} size={size} leftMs={Math.max(0, status.endsMs - now)} />
        </li>
      ))}
      {folded > 0 && (
        <li>
          <button
            type="button"
            aria-expanded={isUnfolded}
            aria-label={isUnfolded ? t('fewerStatuses') : t('moreStatuses', { count: folded })}
            onClick={() => setUnfolded(!isUnfolded)}
            className={classNames(
              'cut cut-4 plate-raised number grid place-items-center text-xs text-text hover:edge-amber touch:size-11',
              sizes[size].box,
            )}
          >
            {isUnfolded ? '−' : `+${folded}`}
          </button>
        </li>
      )}
    </ul>
  );
}

interface StatusIconProps extends Required<Pick<StatusesProps, 'size'>> {
  readonly status: KnownStatus;
  readonly leftMs: number;
}

/** One status: its icon in the shape of its kind, the time that has passed as a dark sector, and its stacks. */
function StatusIcon({ status, size, leftMs }: StatusIconProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const { content, stacks, lastsMs } = status;
  const { line, text, shape } = statusShapes[content.kind];
  const seconds = Math.ceil(leftMs / 1000);
  const isEndless = leftMs >= endlessMs;
  const words = { kind: t(`statusKind.${content.kind}`), name: content.name[locale], stacks, seconds };
  return (
    <Tooltip text={<StatusDetails status={status} />} side="bottom" touch="tap">
      <button
        type="button"
        data-kind={content.kind}
        aria-label={isEndless ? t('statusEndless', words) : t('statusFor', words)}
        className={classNames('group relative grid place-items-center touch:size-11', sizes[size].box)}
      >
        <span aria-hidden className={classNames('absolute inset-0', line)} style={{ clipPath: shape }} />
        <span
          aria-hidden
          className={classNames('absolute inset-[1.5px] grid place-items-center bg-raised', text)}
          style={{ clipPath: shape }}
        >
          <ContentIcon name={content.icon} className={sizes[size].icon} />
          {!isEndless && (
            <span
              className="absolute inset-0 bg-ground/50"
              style={{ clipPath: sweep(1 - leftMs / Math.max(1, lastsMs)) }}
            />
          )}
        </span>
        {stacks > 1 && (
          <span
            aria-hidden
            className="number absolute -top-1 -right-1 bg-ground px-0.5 text-[0.65rem] leading-3.5 text-text"
          >
            {stacks}
          </span>
        )}
        {!isEndless && (
          <span
            aria-hidden
            className={
              'number absolute inset-x-0 -bottom-1 text-center text-[0.65rem] leading-none text-text ' +
              '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a,0_0_2px_#05070a]'
            }
          >
            {shortTime(seconds)}
          </span>
        )}
      </button>
    </Tooltip>
  );
}

/** Writes a time into the width of an icon: seconds, then minutes with seconds. */
function shortTime(seconds: number): string {
  return seconds < 100 ? String(seconds) : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
