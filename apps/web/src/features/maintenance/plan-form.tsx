'use client';

import { canGiveReason } from '@necp/shared/audit-log/rules';
import { canAnnounce } from '@necp/shared/maintenance/rules';
import type { MaintenanceMessage } from '@necp/shared/maintenance/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonField, useReasonFault } from '../../components/reason-field';
import { Segmented } from '../../components/segmented';
import { wholeNumber } from '../../components/whole-number';
import { MessageFields } from './message-fields';

const startBounds = { min: 0, max: 30 * 24 * 60 };
export const lengthBounds = { min: 1, max: 7 * 24 * 60 };

const fresh = {
  kind: 'in' as 'in' | 'at',
  minutes: '15',
  at: '',
  lasts: '60',
  message: { en: '', ru: '' } as MaintenanceMessage,
  reason: '',
};

/** Plans a maintenance. */
export function PlanForm() {
  const t = useTranslations('admin.maintenance');
  const [draft, setDraft] = useState(fresh);
  const [isTried, setTried] = useState(false);
  const words = useErrorWords();
  const faults = useFaults(draft);
  const planning = usePlanning();
  const change = (part: Partial<typeof fresh>) => setDraft({ ...draft, ...part });
  return (
    <Form
      fault={planning.isError ? words(planning.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const { start, lastsMinutes } = faults;
        if (!faults.isWhole || start === null || lastsMinutes === null || planning.isPending) return;
        const { message, reason } = draft;
        planning.mutate({ requestId: newRequestId(), ...start, lastsMinutes, message, reason });
      }}
    >
      <Segmented
        label={t('start')}
        value={draft.kind}
        options={[
          { value: 'in', label: t('startIn') },
          { value: 'at', label: t('startAt') },
        ]}
        onChange={(kind) => change({ kind })}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {draft.kind === 'in' ? (
          <Field
            label={t('minutes')}
            hint={t('minutesHint')}
            fault={isTried && faults.start === null ? t('wholeNumber', startBounds) : undefined}
          >
            <Input
              inputMode="numeric"
              value={draft.minutes}
              onChange={(event) => change({ minutes: event.target.value })}
            />
          </Field>
        ) : (
          <Field label={t('at')} hint={t('atHint')} fault={isTried && faults.start === null ? t('noTime') : undefined}>
            <Input type="datetime-local" value={draft.at} onChange={(event) => change({ at: event.target.value })} />
          </Field>
        )}
        <Field
          label={t('lasts')}
          hint={t('lastsHint')}
          fault={isTried && faults.lastsMinutes === null ? t('wholeNumber', lengthBounds) : undefined}
        >
          <Input inputMode="numeric" value={draft.lasts} onChange={(event) => change({ lasts: event.target.value })} />
        </Field>
      </div>
      <MessageFields value={draft.message} isTried={isTried} onChange={(message) => change({ message })} />
      <ReasonField
        value={draft.reason}
        fault={isTried ? faults.reason : undefined}
        onChange={(reason) => change({ reason })}
      />
      <div>
        <Button type="submit" tone="primary" waiting={planning.isPending}>
          {t('plan')}
        </Button>
      </div>
    </Form>
  );
}

/** Returns what of the draft can be sent, and what is wrong with its reason. */
function useFaults({ kind, minutes, at, lasts, message, reason }: typeof fresh) {
  const fault = useReasonFault()(reason);
  const inMinutes = wholeNumber(minutes, startBounds);
  const atMs = Date.parse(at);
  const startIn = inMinutes === null ? null : { startsAtMs: null, inMinutes };
  const startAt = Number.isNaN(atMs) ? null : { startsAtMs: atMs, inMinutes: null };
  return {
    start: kind === 'in' ? startIn : startAt,
    lastsMinutes: wholeNumber(lasts, lengthBounds),
    reason: fault,
    isWhole: canAnnounce(message).ok && canGiveReason(reason).ok,
  };
}

function usePlanning() {
  const t = useTranslations('admin.maintenance');
  const api = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    api.maintenance.plan.mutationOptions({
      onSuccess: () => toast.success(t('planned')),
      onSettled: () => queries.invalidateQueries({ queryKey: api.maintenance.pathKey() }),
    }),
  );
}
