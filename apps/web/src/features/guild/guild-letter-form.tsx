'use client';

import { guildLetterChits } from '@necp/shared/guild/bank-rules';
import type { TreasuryView } from '@necp/shared/guild/bank-schema';
import { subjectLength, textLength } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, TextArea } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Segmented } from '../../components/segmented';
import type { TreasuryActions } from './use-guild-bank';

/** Writes a letter to all members, or to the officers. */
export function LetterForm({
  view,
  actions: { writeLetter },
}: {
  readonly view: TreasuryView;
  readonly actions: TreasuryActions;
}) {
  const t = useTranslations('guild.treasury');
  const [audience, aim] = useState<'all' | 'officers'>('all');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const isEmpty = subject.trim() === '' && text.trim() === '';
  const send = () =>
    writeLetter.mutate(
      { requestId: newRequestId(), audience, subject, text },
      {
        onSuccess: ({ receivers }) => {
          toast.success(t('letterSent', { count: receivers }));
          setSubject('');
          setText('');
        },
      },
    );
  return (
    <section aria-label={t('letter')} className="grid gap-3">
      <h3 className="caps text-xs text-quiet">{t('letter')}</h3>
      <p className="text-sm text-quiet">{t('letterText', { price: guildLetterChits, left: view.lettersLeft })}</p>
      <Segmented
        label={t('letterTo')}
        value={audience}
        options={[
          { value: 'all', label: t('letterAll') },
          { value: 'officers', label: t('letterOfficers') },
        ]}
        onChange={aim}
      />
      <Field label={t('letterSubject')}>
        <Input
          value={subject}
          maxLength={subjectLength}
          autoComplete="off"
          onChange={(event) => setSubject(event.target.value)}
        />
      </Field>
      <Field label={t('letterBody')}>
        <TextArea value={text} rows={4} maxLength={textLength} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div>
        <Button
          size="small"
          icon="mail"
          waiting={writeLetter.isPending}
          disabled={isEmpty || view.lettersLeft === 0}
          onClick={send}
        >
          {t('letterSend')}
        </Button>
      </div>
    </section>
  );
}
