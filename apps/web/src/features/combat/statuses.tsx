'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useById, useContent } from '../../components/providers/content';
import { Tooltip } from '../../components/tooltip';
import type { StatusView } from '../../game/types';
import { useNow } from '../../components/use-now';
import type { HudProps } from '../base/feature';
import { useCombat } from './store';

const edges = { boon: 'edge-green text-green', harm: 'edge-red text-red', control: 'edge-amber text-amber' } as const;

const none = [] as const;

/** The player's own statuses, with the time that is left. */
export function OwnStatuses({ device }: Pick<HudProps, 'device'>) {
  const statuses = useCombat((state) => state.self?.statuses) ?? none;
  return <Statuses statuses={statuses} size={device === 'desk' ? 'medium' : 'small'} />;
}

/** The statuses of an entity, with the time that is left. */
export function Statuses({
  statuses,
  size = 'medium',
}: {
  readonly statuses: readonly StatusView[];
  readonly size?: 'medium' | 'small';
}) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const known = useById(useContent('abilities')?.statuses);
  const now = useNow(statuses.length > 0 ? 250 : null);
  if (statuses.length === 0) return null;
  return (
    <ul aria-label={t('statuses')} className="flex flex-wrap gap-1">
      {statuses.map(({ id, stacks, endsMs }) => {
        const status = known.get(id);
        if (!status) return null;
        const seconds = Math.max(0, Math.ceil((endsMs - now) / 1000));
        return (
          <li key={id}>
            <Tooltip
              text={
                <span>
                  <b className="block">{status.name[locale]}</b>
                  {status.blurb[locale]}
                </span>
              }
              side="bottom"
            >
              <span
                tabIndex={0}
                aria-label={t('statusFor', { name: status.name[locale], stacks, seconds })}
                className={classNames(
                  'cut cut-4 plate-raised relative grid place-items-center',
                  edges[status.kind],
                  size === 'medium' ? 'size-9' : 'size-7',
                )}
              >
                <ContentIcon name={status.icon} className={size === 'medium' ? 'size-5' : 'size-4'} />
                {stacks > 1 && (
                  <span
                    aria-hidden
                    className="number absolute -top-1 -right-1 bg-ground px-0.5 text-[0.65rem] leading-3.5 text-text"
                  >
                    {stacks}
                  </span>
                )}
                {seconds < 3_600 && (
                  <span
                    aria-hidden
                    className={
                      'number absolute inset-x-0 -bottom-1 text-center text-[0.65rem] leading-none text-text ' +
                      '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]'
                    }
                  >
                    {seconds}
                  </span>
                )}
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
