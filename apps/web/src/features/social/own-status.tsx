'use client';

import {
  audiences,
  type OwnStatusView,
  type SocialAudience,
  socialStatuses,
  statusTextLength,
} from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { FoldMark } from '../../components/fold-mark';
import { newRequestId } from '../../components/kernel/rng';
import { Select } from '../../components/select';
import { PresenceMark } from './presence-mark';
import { useSocialActions } from './use-social';

/** The status that the player shows to friends; details are folded away. */
export function OwnStatus({ own }: { readonly own: OwnStatusView }) {
  const t = useTranslations('social');
  const [chosen, setChosen] = useState(own);
  const { setStatus } = useSocialActions();
  const save = (next: OwnStatusView) =>
    setStatus.mutate({ requestId: newRequestId(), ...next }, { onSuccess: () => void toast.success(t('saved')) });
  const sight = audiences.map((value) => ({ value, label: t(`audience.${value}`) }));
  const choose = (change: Partial<OwnStatusView>) => setChosen({ ...chosen, ...change });
  return (
    <details className="group border border-line px-3 py-2 sm:open:col-span-2">
      <summary className="flex min-h-9 cursor-pointer items-center gap-2 touch:min-h-11">
        <PresenceMark status={own.status} />
        <span className="text-quiet">{t('own')}:</span>
        <span className="font-semibold text-text">{t(`status.${own.status}`)}</span>
        {own.text !== '' && <span className="min-w-0 truncate text-quiet">{own.text}</span>}
        <FoldMark />
      </summary>
      <form
        className="mt-3 grid gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          save(chosen);
        }}
      >
        <Field label={t('own')}>
          <Select
            value={chosen.status}
            options={socialStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => choose({ status })}
          />
        </Field>
        <Field label={t('ownText')}>
          <Input
            value={chosen.text}
            maxLength={statusTextLength}
            onChange={(event) => choose({ text: event.target.value })}
          />
        </Field>
        <Field label={t('presenceTo')}>
          <Select<SocialAudience>
            value={chosen.presenceTo}
            options={sight}
            onChange={(presenceTo) => choose({ presenceTo })}
          />
        </Field>
        <Field label={t('placeTo')}>
          <Select<SocialAudience> value={chosen.placeTo} options={sight} onChange={(placeTo) => choose({ placeTo })} />
        </Field>
        <Button type="submit" size="small" waiting={setStatus.isPending} className="justify-self-start">
          {t('save')}
        </Button>
      </form>
    </details>
  );
}
