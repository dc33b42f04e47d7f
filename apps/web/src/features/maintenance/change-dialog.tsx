'use client';

import { canAnnounce } from '@necp/shared/maintenance/rules';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';
import { wholeNumber } from '../../components/whole-number';
import { MessageFields } from './message-fields';
import { lengthBounds } from './plan-form';

interface ChangeDialogProps {
  readonly maintenance: MaintenanceView;
  readonly leftMinutes: number;
  readonly hasBegun: boolean;
  readonly onClose: () => void;
}

/** Sets the expected end and the message of a maintenance anew. */
export function ChangeDialog({ maintenance, leftMinutes, hasBegun, onClose }: ChangeDialogProps) {
  const t = useTranslations('admin.maintenance');
  const api = useTRPC();
  // What was seen when the dialog opened: a change by another administrator meanwhile is refused and not overwritten.
  const [{ id, version: knownVersion }] = useState(maintenance);
  const [lasts, setLasts] = useState(String(leftMinutes));
  const [message, setMessage] = useState(maintenance.message);
  const lastsMinutes = wholeNumber(lasts, lengthBounds);
  const outcome = useOutcome(api.maintenance.pathKey());
  const changing = useMutation(
    api.maintenance.change.mutationOptions({
      ...outcome,
      onSuccess: () => {
        toast.success(t('changed'));
        onClose();
      },
    }),
  );
  const save = (reason: string) => {
    if (lastsMinutes === null) return;
    changing.mutate({ requestId: newRequestId(), id, knownVersion, lastsMinutes, message, reason });
  };
  return (
    <ReasonDialog
      title={t('changeTitle')}
      confirmLabel={t('save')}
      cancelLabel={t('cancel')}
      waiting={changing.isPending}
      isReady={lastsMinutes !== null && canAnnounce(message).ok}
      onConfirm={save}
      onClose={onClose}
      fields={(isTried) => (
        <>
          <Field
            label={t(hasBegun ? 'left' : 'lasts')}
            fault={isTried && lastsMinutes === null ? t('wholeNumber', lengthBounds) : undefined}
          >
            <Input inputMode="numeric" value={lasts} onChange={(event) => setLasts(event.target.value)} />
          </Field>
          <MessageFields value={message} isTried={isTried} onChange={setMessage} />
        </>
      )}
    >
      <p>{t('changeText')}</p>
    </ReasonDialog>
  );
}
