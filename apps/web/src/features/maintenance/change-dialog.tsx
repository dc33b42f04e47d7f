'use client';

import { canAnnounce } from '@necp/shared/maintenance/rules';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonField, useReasonFault } from '../../components/reason-field';
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
  const queries = useQueryClient();
  const words = useErrorWords();
  // What was seen when the dialog opened: a change by another administrator meanwhile is refused and not overwritten.
  const [{ id, version }] = useState(maintenance);
  const [lasts, setLasts] = useState(String(leftMinutes));
  const [message, setMessage] = useState(maintenance.message);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const reasonFault = useReasonFault()(reason);
  const lastsMinutes = wholeNumber(lasts, lengthBounds);
  const changing = useMutation(
    api.maintenance.change.mutationOptions({
      onSuccess: () => {
        toast.success(t('changed'));
        onClose();
      },
      onError: (error) => void toast.error(words(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: api.maintenance.pathKey() }),
    }),
  );
  const save = () => {
    setTried(true);
    if (lastsMinutes === null || reasonFault !== undefined || !canAnnounce(message).ok) return;
    changing.mutate({ requestId: newRequestId(), id, knownVersion: version, lastsMinutes, message, reason });
  };
  return (
    <ConfirmDialog
      open
      title={t('changeTitle')}
      confirmLabel={t('save')}
      cancelLabel={t('keep')}
      waiting={changing.isPending}
      onConfirm={save}
      onCancel={onClose}
    >
      <div className="grid gap-4">
        <Field
          label={t(hasBegun ? 'left' : 'lasts')}
          fault={isTried && lastsMinutes === null ? t('wholeNumber', lengthBounds) : undefined}
        >
          <Input inputMode="numeric" value={lasts} onChange={(event) => setLasts(event.target.value)} />
        </Field>
        <MessageFields value={message} isTried={isTried} onChange={setMessage} />
        <ReasonField value={reason} fault={isTried ? reasonFault : undefined} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}
