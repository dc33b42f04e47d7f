'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useById, useContent } from '../../components/providers/content';
import { statusShapes } from '../../components/status-shapes';
import { Tooltip } from '../../components/tooltip';
import { useNow } from '../../components/use-now';
import type { HeardVitals } from './store';

interface MemberStatusesProps {
  readonly name: string;
  readonly heard: HeardVitals;
}

/** The statuses of a member, as small as they stay readable; a status whose time is over goes by itself. */
export function MemberStatuses({ name, heard }: MemberStatusesProps) {
  const t = useTranslations('hud.party');
  const locale = useLocale() as Locale;
  const known = useById(useContent('abilities')?.statuses);
  const { statuses } = heard.vitals;
  const now = useNow(statuses.length > 0 ? 1_000 : null);
  const running = statuses.filter(({ leftMs }) => heard.atMs + leftMs > now);
  if (running.length === 0) return null;
  return (
    <ul aria-label={t('statuses', { name })} className="flex gap-1">
      {running.map(({ id, stacks }) => {
        const content = known.get(id);
        if (content === undefined) return null;
        const { text, shape, line } = statusShapes[content.kind];
        const label = stacks > 1 ? `${content.name[locale]} ×${stacks}` : content.name[locale];
        return (
          <li key={id}>
            <Tooltip text={label} side="bottom">
              <span
                role="img"
                aria-label={label}
                className="pointer-events-auto relative grid size-5 place-items-center"
              >
                <span className={classNames('absolute inset-0', line)} style={{ clipPath: shape }} />
                <span
                  className={classNames('absolute inset-px grid place-items-center bg-raised', text)}
                  style={{ clipPath: shape }}
                >
                  <ContentIcon name={content.icon} className="size-3.5" />
                </span>
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

const everyMs = 250;

/** What a member casts, and how far it is. */
export function MemberCast({ heard }: Pick<MemberStatusesProps, 'heard'>) {
  const t = useTranslations('hud.party');
  const locale = useLocale() as Locale;
  const abilities = useById(useContent('abilities')?.abilities);
  const { cast } = heard.vitals;
  const now = useNow(cast === null ? null : everyMs);
  if (cast === null) return null;
  const passedMs = cast.passedMs + now - heard.atMs;
  const wholeMs = cast.passedMs + cast.leftMs;
  if (passedMs > wholeMs) return null;
  const share = Math.max(0, passedMs / Math.max(1, wholeMs));
  const ability = abilities.get(cast.ability)?.name[locale] ?? '';
  return (
    <div
      role="progressbar"
      aria-label={t('casts', { ability })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <p className="truncate text-xs text-text">{ability}</p>
      <div className="h-1 bg-[#1b222a]">
        <div
          className="h-full origin-left bg-amber"
          style={{ transform: `scaleX(${cast.isChannel ? 1 - share : share})` }}
        />
      </div>
    </div>
  );
}
