'use client';

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
import { ReasonField, useReason } from '../../components/reason-field';
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
};

/** Plans a maintenance. */
export function PlanForm() {
  const t = useTranslations('admin.maintenance');
  const [draft, setDraft] = useState(fresh);
  const reason = useReason();
  const { isTried } = reason;
  const words = useErrorWords();
  const sent = sendableOf(draft);
  const planning = usePlanning();
  const change = (part: Partial<typeof fresh>) => setDraft({ ...draft, ...part });
  return (
    <Form
      fault={planning.isError ? words(planning.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const { start, lastsMinutes } = sent;
        const { message } = draft;
        if (!reason.demand() || !canAnnounce(message).ok || start === null || lastsMinutes === null) return;
        if (planning.isPending) return;
        planning.mutate({ requestId: newRequestId(), ...start, lastsMinutes, message, reason: reason.text });
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
            fault={isTried && sent.start === null ? t('wholeNumber', startBounds) : undefined}
          >
            <Input
              inputMode="numeric"
              value={draft.minutes}
              onChange={(event) => change({ minutes: event.target.value })}
            />
          </Field>
        ) : (
          <Field label={t('at')} hint={t('atHint')} fault={isTried && sent.start === null ? t('noTime') : undefined}>
            <Input type="datetime-local" value={draft.at} onChange={(event) => change({ at: event.target.value })} />
          </Field>
        )}
        <Field
          label={t('lasts')}
          hint={t('lastsHint')}
          fault={isTried && sent.lastsMinutes === null ? t('wholeNumber', lengthBounds) : undefined}
        >
          <Input inputMode="numeric" value={draft.lasts} onChange={(event) => change({ lasts: event.target.value })} />
        </Field>
      </div>
      <MessageFields value={draft.message} isTried={isTried} onChange={(message) => change({ message })} />
      <ReasonField reason={reason} />
      <div>
        <Button type="submit" tone="primary" waiting={planning.isPending}>
          {t('plan')}
        </Button>
      </div>
    </Form>
  );
}

/** Returns the numbers of the draft as they are sent, or null for those that are wrong. */
function sendableOf({ kind, minutes, at, lasts }: typeof fresh) {
  const inMinutes = wholeNumber(minutes, startBounds);
  const atMs = Date.parse(at);
  const startIn = inMinutes === null ? null : { startsAtMs: null, inMinutes };
  const startAt = Number.isNaN(atMs) ? null : { startsAtMs: atMs, inMinutes: null };
  return {
    start: kind === 'in' ? startIn : startAt,
    lastsMinutes: wholeNumber(lasts, lengthBounds),
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
