'use client';

import type { AccountId, SessionId } from '@necp/shared/kernel';
import type { StaffSessionView } from '@necp/shared/role/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { useCountryWords } from '../../components/country-words';
import { useDeviceWords } from '../../components/device-words';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';
import { useSeen } from './marks';

interface PersonSessionsProps {
  readonly accountId: AccountId;
  readonly sessions: readonly StaffSessionView[];
  readonly canEnd: boolean;
}

/** Shows the open sessions of an account, and ends one or all of them for a reason. */
export function PersonSessions({ accountId, sessions, canEnd }: PersonSessionsProps) {
  const t = useTranslations('role');
  const seen = useSeen();
  const deviceOf = useDeviceWords();
  const countryOf = useCountryWords();
  const ownWords = useTranslations('session');
  const [chosen, setChosen] = useState<SessionId | 'all' | null>(null);
  if (sessions.length === 0) return <p className="mt-2 text-quiet">{t('noSessions')}</p>;
  return (
    <>
      <List className="mt-2">
        {sessions.map((session) => (
          <ListRow
            key={session.id}
            title={deviceOf(session.device)}
            detail={
              <>
                {session.country && <span className="mr-3 inline-block text-text">{countryOf(session.country)}</span>}
                {session.address && <span className="number mr-3 text-xs">{session.address}</span>}
                {seen(session.lastSeenAt)}
              </>
            }
            trail={
              <>
                {session.isCurrent && <Badge tone="green">{ownWords('current')}</Badge>}
                {canEnd && (
                  <Button size="small" onClick={() => setChosen(session.id)}>
                    {t('end')}
                  </Button>
                )}
              </>
            }
          />
        ))}
      </List>
      {canEnd && (
        <Button tone="danger" className="mt-4" onClick={() => setChosen('all')}>
          {t('endAll')}
        </Button>
      )}
      {chosen !== null && <EndDialog accountId={accountId} chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

interface EndDialogProps {
  readonly accountId: AccountId;
  readonly chosen: SessionId | 'all';
  readonly onClose: () => void;
}

function EndDialog({ accountId, chosen, onClose }: EndDialogProps) {
  const t = useTranslations('role');
  const api = useTRPC();
  const outcome = useOutcome(api.role.pathKey());
  const ending = useMutation(
    api.role.endSessions.mutationOptions({
      ...outcome,
      onSuccess: ({ endedSessions }) => {
        toast.success(t('ended', { count: endedSessions }));
        onClose();
      },
    }),
  );
  const sessionId = chosen === 'all' ? null : chosen;
  return (
    <ReasonDialog
      tone="danger"
      title={t(chosen === 'all' ? 'endAllTitle' : 'endTitle')}
      confirmLabel={t(chosen === 'all' ? 'endAll' : 'end')}
      cancelLabel={t('cancel')}
      waiting={ending.isPending}
      onConfirm={(reason) => ending.mutate({ requestId: newRequestId(), accountId, sessionId, reason })}
      onClose={onClose}
    >
      <p>{t('endLead')}</p>
    </ReasonDialog>
  );
}
