'use client';

import { foundingChits, guildNameLimits, guildTagLimits } from '@necp/shared/guild/rules';
import { useFormatter, useTranslations } from 'next-intl';
import * as z from 'zod';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { filled } from '../../components/form-rules';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useErrorWords } from '../../components/providers/refusals';
import { useGuildActions } from './use-guild';

const Founding = z.object({ name: filled, tag: filled });

/** Founds a guild. */
export function FoundForm() {
  const t = useTranslations('guild.found');
  const format = useFormatter();
  const words = useErrorWords();
  const form = useRuledForm(Founding, { name: '', tag: '' });
  const faultOf = useFieldFault(form);
  const { found } = useGuildActions();
  return (
    <section aria-label={t('title')} className="grid gap-4">
      <h3 className="font-semibold text-text">{t('title')}</h3>
      <p className="text-sm text-quiet">{t('text', { fee: format.number(foundingChits) })}</p>
      <Form
        onSubmit={form.handleSubmit((typed) => found.mutate({ ...typed, requestId: newRequestId() }))}
        fault={found.isError ? words(found.error) : undefined}
      >
        <Field
          label={t('name')}
          hint={t('nameHint', { min: guildNameLimits.min, max: guildNameLimits.max })}
          fault={faultOf('name')}
        >
          <Input maxLength={32} autoComplete="off" spellCheck={false} {...form.register('name')} />
        </Field>
        <Field
          label={t('tag')}
          hint={t('tagHint', { min: guildTagLimits.min, max: guildTagLimits.max })}
          fault={faultOf('tag')}
        >
          <Input maxLength={8} autoComplete="off" spellCheck={false} className="uppercase" {...form.register('tag')} />
        </Field>
        <div>
          <Button type="submit" tone="primary" waiting={found.isPending}>
            {t('send')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
