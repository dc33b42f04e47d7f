'use client';

import { zoneNames } from '@necp/content/client';
import { obstacleTo } from '@necp/shared/instance/rules';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { wallClock } from '../../components/kernel/clock';
import { newRequestId } from '../../components/kernel/rng';
import { useNow } from '../../components/use-now';
import type { PlayerActions } from '../../game/types';
import { Card } from './card';
import { usePartyInstance, type PartyActions } from './use-party';

interface CallCardProps {
  readonly ownId: string;
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
  readonly actions: PartyActions;
}

/** Asks a member of the party to come into the instance that was opened; entering brings the character there. */
export function CallCard({ ownId, playerActions, actions }: CallCardProps) {
  const t = useTranslations('hud.party');
  const locale = useLocale() as Locale;
  const view = usePartyInstance().data;
  const run = view?.run ?? null;
  const isAsked = run !== null && run.own === 'called' && !run.isInside;
  const now = useWallClock(isAsked ? 1_000 : null);
  if (view === undefined || run === null || !isAsked || now >= run.callEndsAt.getTime()) return null;
  const obstacle = obstacleTo({ run, members: view.members }, ownId, now);
  return (
    <Card
      label={t('call')}
      question={t('callTo', { zone: zoneNames[run.zoneId]?.[locale] ?? run.zoneId, difficulty: run.difficulty })}
      hint={obstacle === null ? t('callSeconds', { seconds: secondsTo(run.callEndsAt, now) }) : t(`barred.${obstacle}`)}
    >
      <Button
        tone="primary"
        size="small"
        disabled={obstacle !== null}
        onClick={() => playerActions?.send('instance.join', { to: run.zoneId })}
      >
        {t('enter')}
      </Button>
      <Button
        size="small"
        onClick={() => actions.declineCall.mutate({ requestId: newRequestId(), instanceId: run.instanceId })}
      >
        {t('notNow')}
      </Button>
    </Card>
  );
}

const secondsTo = (endsAt: Date, now: number) => Math.max(1, Math.ceil((endsAt.getTime() - now) / 1_000));

/** Returns the time of day, by which the server states the ends of calls, anew after each such time. */
function useWallClock(everyMs: number | null): number {
  useNow(everyMs);
  return wallClock.nowMs();
}
