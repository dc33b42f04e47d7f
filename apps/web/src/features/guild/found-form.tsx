'use client';

import { guildNameLimits, guildTagLimits } from '@necp/shared/guild/rules';
import { useFormatter, useTranslations } from 'next-intl';
import * as z from 'zod';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { filled } from '../../components/form-rules';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useErrorWords } from '../../components/providers/refusals';
import { OwnCharter } from './own-charter';
import { ReadPart } from './read-part';
import { useFounding, useGuildActions } from './use-guild';

const Founding = z.object({ name: filled, tag: filled });

/** Founds a guild, after its charter has collected signatures where the realm asks for them. */
export function FoundTab() {
  return (
    <ReadPart query={useFounding()}>
      {({ feeChits, signatures, charter }) => (
        <div className="grid gap-5">
          {charter && <OwnCharter charter={charter} needed={signatures} />}
          <FoundForm feeChits={feeChits} signatures={signatures} />
        </div>
      )}
    </ReadPart>
  );
}

interface FoundFormProps {
  readonly feeChits: number;
  readonly signatures: number;
}

function FoundForm({ feeChits, signatures }: FoundFormProps) {
  const t = useTranslations('guild.found');
  const format = useFormatter();
  const words = useErrorWords();
  const form = useRuledForm(Founding, { name: '', tag: '' });
  const faultOf = useFieldFault(form);
  const { found, openCharter } = useGuildActions();
  const act = signatures === 0 ? found : openCharter;
  const lengthOf = ({ min, max }: { readonly min: number; readonly max: number }) => ({ min, max });
  return (
    <section aria-label={t('title')} className="grid gap-4">
      <h3 className="font-semibold text-text">{t('title')}</h3>
      <p className="text-sm text-quiet">{t('text', { fee: format.number(feeChits) })}</p>
      {signatures > 0 && <p className="text-sm text-quiet">{t('charterText', { count: signatures })}</p>}
      <Form
        onSubmit={form.handleSubmit((typed) => act.mutate({ ...typed, requestId: newRequestId() }))}
        fault={act.isError ? words(act.error) : undefined}
      >
        <Field label={t('name')} hint={t('nameHint', lengthOf(guildNameLimits))} fault={faultOf('name')}>
          <Input maxLength={32} autoComplete="off" spellCheck={false} {...form.register('name')} />
        </Field>
        <Field label={t('tag')} hint={t('tagHint', lengthOf(guildTagLimits))} fault={faultOf('tag')}>
          <Input maxLength={8} autoComplete="off" spellCheck={false} className="uppercase" {...form.register('tag')} />
        </Field>
        <div>
          <Button type="submit" tone="primary" waiting={act.isPending}>
            {t(signatures === 0 ? 'send' : 'open')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
