'use client';

import { lockOf, obstacleTo } from '@necp/shared/instance/rules';
import type { InstanceDifficulty, InstanceMemberView } from '@necp/shared/instance/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { wallClock } from '../../components/kernel/clock';
import { useTRPC } from '../../components/providers/api';
import { Segmented } from '../../components/segmented';
import type { PlayerActions } from '../../game/types';

interface DoorPartyProps {
  /** Id of the instance behind the entrance. */
  readonly to: string;
  readonly ownId: string;
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
}

/** The way in with the whole party, or into the instance that it has open, and the locks of its members. */
export function DoorParty({ to, ownId, playerActions }: DoorPartyProps) {
  const t = useTranslations('instance');
  const view = useQuery(useTRPC().party.instance.queryOptions()).data;
  const [difficulty, setDifficulty] = useState<InstanceDifficulty>('normal');
  if (view === undefined) return null;
  const { mayOpen, members } = view;
  const run = view.run?.zoneId === to ? view.run : null;
  const now = wallClock.nowMs();
  const shown = { zoneId: to, difficulty: run?.difficulty ?? difficulty };
  const locked = members.filter(({ locks }) => lockOf(locks, shown, now) !== undefined);
  if (members.length < 2 && run === null)
    return <Locks members={members.filter(({ locks }) => locks.some(({ zoneId }) => zoneId === to))} />;
  const obstacle = run && obstacleTo({ run, members }, ownId, now);
  const isOwnLocked = locked.some(({ characterId }) => characterId === ownId);
  return (
    <section aria-label={t('party')} className="grid gap-2 border-t border-line pt-2">
      <p className="caps text-xs text-quiet">{t('party')}</p>
      {run && (
        <>
          <p className="text-sm text-text">
            {t('open', { count: run.taken, most: run.places, difficulty: run.difficulty })}
          </p>
          <Button
            tone="primary"
            disabled={obstacle !== null}
            onClick={() => playerActions?.send('instance.join', { to })}
          >
            {t(run.own === 'admitted' ? 'return' : 'join')}
          </Button>
          {obstacle !== null && <p className="text-sm text-red">{t(`barred.${obstacle}`)}</p>}
        </>
      )}
      {run === null && view.run === null && mayOpen && (
        <>
          <Segmented
            label={t('difficulty')}
            value={difficulty}
            onChange={setDifficulty}
            options={(['normal', 'hard'] as const).map((one) => ({ value: one, label: t(`difficulties.${one}`) }))}
          />
          <Button disabled={isOwnLocked} onClick={() => playerActions?.send('instance.enter_party', { difficulty })}>
            {t('enterParty')}
          </Button>
          <p className="text-sm text-quiet short:hidden">{t('enterPartyHint')}</p>
        </>
      )}
      {run === null && !mayOpen && <p className="text-sm text-quiet">{t('leaderOpens')}</p>}
      <Locks members={locked} />
    </section>
  );
}

/** The members who are locked, and until when. */
function Locks({ members }: { readonly members: readonly InstanceMemberView[] }) {
  const t = useTranslations('instance');
  const format = useFormatter();
  if (members.length === 0) return null;
  return (
    <ul aria-label={t('locks')} className="grid gap-0.5 text-sm text-red">
      {members.flatMap(({ characterId, name, locks }) =>
        locks.map(({ zoneId, difficulty, endsAt }) => (
          <li key={`${characterId} ${zoneId} ${difficulty}`}>
            {t('locked', {
              name,
              difficulty,
              time: format.dateTime(endsAt, { dateStyle: 'short', timeStyle: 'short' }),
            })}
          </li>
        )),
      )}
    </ul>
  );
}
