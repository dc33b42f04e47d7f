'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';
import type { MassLetter } from './mass-draft';

interface SendMassProps {
  readonly letter: MassLetter;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Says how many players get a letter and what that brings into the game, and sends it for a reason. */
export function SendMass({ letter, onClose, onSent }: SendMassProps) {
  const t = useTranslations('admin.mass');
  const format = useFormatter();
  const words = useErrorWords();
  const { mail } = useTRPC();
  const counted = useQuery(mail.countMass.queryOptions({ audience: letter.audience }, { staleTime: 0 }));
  const outcome = useOutcome(mail.masses.pathKey());
  const starting = useMutation(
    mail.startMass.mutationOptions({
      ...outcome,
      onSuccess: () => {
        toast.success(t('started'));
        onSent();
        onClose();
      },
    }),
  );
  const players = counted.data?.players ?? 0;
  return (
    <ReasonDialog
      title={t('sendTitle')}
      confirmLabel={t('sendNow')}
      cancelLabel={t('cancel')}
      waiting={starting.isPending}
      isReady={players > 0}
      onConfirm={(reason) => starting.mutate({ requestId: newRequestId(), ...letter, reason })}
      onClose={onClose}
    >
      {counted.isPending && <p>{t('counting')}</p>}
      {counted.isError && <p className="text-red">{words(counted.error)}</p>}
      {counted.data && (
        <>
          <p className="text-text">{t('reaches', { count: players })}</p>
          {letter.chits > 0 && <p>{t('brings', { money: `${format.number(letter.chits * players)} ¤` })}</p>}
          {letter.items.length > 0 && <p>{t('bringsItems', { count: letter.items.length * players })}</p>}
          <p>{t('noWayBack')}</p>
        </>
      )}
    </ReasonDialog>
  );
}
