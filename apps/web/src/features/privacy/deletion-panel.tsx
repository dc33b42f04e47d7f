'use client';

import type { Locale } from '@necp/shared/kernel';
import { canDelete, deletionWords } from '@necp/shared/privacy/rules';
import { useMutation } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import * as z from 'zod';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { ruled } from '../../components/form-rules';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TextLink } from '../../components/text-link';

const Typed = z.object({ word: ruled(canDelete) });

interface DeletionProps {
  readonly isGuest: boolean;
  /** The player is signed out now. */
  readonly onDeleted: () => void;
}

/** Deletes the account, after the player has typed a word. */
export function DeletionPanel({ isGuest, onDeleted }: DeletionProps) {
  const t = useTranslations('privacy');
  const format = useFormatter();
  const word = deletionWords[useLocale() as Locale];
  const words = useErrorWords();
  const form = useRuledForm(Typed, { word: '' });
  const faultOf = useFieldFault(form);
  const deleting = useMutation(useTRPC().privacy.askDeletion.mutationOptions({ onSuccess: onDeleted }));
  return (
    <Panel as="section" surface="solid">
      <PanelTitle className="mb-4">{t('deleteTitle')}</PanelTitle>
      {deleting.isSuccess ? (
        <div className="grid gap-4">
          <Banner tone="good">
            {deleting.data.canReturn
              ? t('deleteDone', { date: format.dateTime(deleting.data.eraseAt, { dateStyle: 'long' }) })
              : t('deleteDoneGuest')}
          </Banner>
          <TextLink href="/">{t('toStart')}</TextLink>
        </div>
      ) : (
        <Form
          onSubmit={form.handleSubmit((typed) => deleting.mutate({ ...typed, requestId: newRequestId() }))}
          fault={deleting.isError ? words(deleting.error) : undefined}
        >
          <p className="text-text">{t(isGuest ? 'deleteLeadGuest' : 'deleteLead')}</p>
          <p className="text-quiet">{t('deleteStays')}</p>
          <Field label={t('deleteWord', { word })} fault={faultOf('word')}>
            <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} {...form.register('word')} />
          </Field>
          <div>
            <Button type="submit" tone="danger" waiting={deleting.isPending}>
              {t('deleteButton')}
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  );
}
