'use client';

import { GivenRole, type ChangeKind, type PersonView } from '@necp/shared/role/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import { ReasonField, useReason } from '../../components/reason-field';

const terms = ['never', '1', '7', '30', '90'] as const;
type Term = (typeof terms)[number];

/** Asks to give a role to an account, or to take it. */
export function AskForm({ person }: { readonly person: PersonView }) {
  const t = useTranslations('role');
  const [role, setRole] = useState<GivenRole>('moderator');
  const [kind, setKind] = useState<ChangeKind>('grant');
  const [term, setTerm] = useState<Term>('never');
  const reason = useReason();
  const isAlone = useQuery(useTRPC().role.changes.queryOptions()).data?.isAlone ?? false;
  const { asking, words } = useAsking(reason.clear);
  return (
    <Form
      fault={asking.isError ? words(asking.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason.demand() || asking.isPending) return;
        const days = kind === 'grant' && term !== 'never' ? Number(term) : null;
        asking.mutate({ requestId: newRequestId(), accountId: person.id, role, kind, reason: reason.text, days });
      }}
    >
      <p className="text-quiet">{t(isAlone ? 'askAlone' : 'askLead')}</p>
      <Segmented
        label={t('fieldKind')}
        value={kind}
        options={(['grant', 'remove'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={setKind}
      />
      <Field label={t('fieldRole')}>
        <Select
          value={role}
          options={GivenRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={setRole}
        />
      </Field>
      {kind === 'grant' && (
        <Field label={t('fieldDays')}>
          <Select
            value={term}
            options={terms.map((value) => ({
              value,
              label: value === 'never' ? t('never') : t('days', { count: Number(value) }),
            }))}
            onChange={setTerm}
          />
        </Field>
      )}
      <ReasonField reason={reason} />
      <Button type="submit" tone="primary" waiting={asking.isPending}>
        {t(isAlone ? 'sendAlone' : 'send')}
      </Button>
    </Form>
  );
}

function useAsking(onDone: () => void) {
  const t = useTranslations('role');
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const asking = useMutation(
    api.role.ask.mutationOptions({
      onSuccess: ({ outcome }) => {
        toast.success(t(outcome === null ? 'asked' : 'done'));
        onDone();
      },
      onSettled: () => queries.invalidateQueries({ queryKey: api.role.pathKey() }),
    }),
  );
  return { asking, words };
}
