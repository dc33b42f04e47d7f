'use client';

import { zoneNames } from '@necp/content/client';
import { obstacleTo } from '@necp/shared/instance/rules';
import type { InstanceMemberView } from '@necp/shared/instance/schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { wallClock } from '../../components/kernel/clock';
import type { PlayerActions } from '../../game/types';
import { usePartyInstance } from './use-party';

interface InstanceSectionProps {
  readonly ownId: string;
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
}

/** The open instance of the party with the way in, and the locks of its members. */
export function InstanceSection({ ownId, playerActions }: InstanceSectionProps) {
  const t = useTranslations('party.instance');
  const locale = useLocale() as Locale;
  const view = usePartyInstance().data;
  const run = view?.run ?? null;
  if (view === undefined || (run === null && view.members.every(({ locks }) => locks.length === 0))) return null;
  const obstacle = run && obstacleTo({ run, members: view.members }, ownId, wallClock.nowMs());
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('title')}</h3>
      {run && (
        <>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-text">
            <span>
              {zoneNames[run.zoneId]?.[locale] ?? run.zoneId} · {t(`difficulty.${run.difficulty}`)}
            </span>
            <span className="number text-sm text-quiet">{t('taken', { count: run.taken, most: run.places })}</span>
          </p>
          {run.isInside ? (
            <p className="text-sm text-green">{t('inside')}</p>
          ) : (
            <div className="grid gap-1">
              <Button
                tone="primary"
                icon="door"
                className="justify-self-start"
                disabled={obstacle !== null || playerActions === null}
                onClick={() => playerActions?.send('instance.join', { to: run.zoneId })}
              >
                {t(run.own === 'admitted' ? 'return' : 'enter')}
              </Button>
              {obstacle !== null && <p className="text-sm text-red">{t(`barred.${obstacle}`)}</p>}
            </div>
          )}
        </>
      )}
      <ul className="grid gap-1 text-sm">
        {view.members.map((member) => (
          <Comer key={member.characterId} member={member} hasRun={run === null ? 'no' : 'yes'} />
        ))}
      </ul>
    </section>
  );
}

/** A member before the entrance: whether it comes or is in, and until when it is locked. */
function Comer({ member, hasRun }: { readonly member: InstanceMemberView; readonly hasRun: 'yes' | 'no' }) {
  const t = useTranslations('party.instance');
  const format = useFormatter();
  const { name, isInside, answer, locks } = member;
  const lock = locks[0];
  if (hasRun === 'no' && lock === undefined) return null;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="break-words text-text">{name}</span>
      <span className="flex flex-wrap gap-x-3 text-quiet">
        {hasRun === 'yes' && <span>{t(isInside ? 'isInside' : `answer.${answer}`)}</span>}
        {lock && (
          <span className="text-red">
            {t('lockedUntil', {
              difficulty: lock.difficulty,
              time: format.dateTime(lock.endsAt, { dateStyle: 'short', timeStyle: 'short' }),
            })}
          </span>
        )}
      </span>
    </li>
  );
}
