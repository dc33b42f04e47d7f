'use client';

import { useTranslations } from 'next-intl';
import { forwardRef, useState, type InputHTMLAttributes } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';

interface CodeFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly fault?: string | undefined;
}

/** The field for the six digits that an app shows. */
export const TotpField = forwardRef<HTMLInputElement, CodeFieldProps>(function TotpField({ fault, ...rest }, ref) {
  const t = useTranslations('account');
  return (
    <Field label={t('codeFromApp')} hint={t('codeHint')} fault={fault}>
      <Input ref={ref} inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="number" {...rest} />
    </Field>
  );
});

/** The field for a code of the app, or, after a click, for one on paper. */
export const CodeField = forwardRef<HTMLInputElement, CodeFieldProps>(function CodeField({ fault, ...rest }, ref) {
  const t = useTranslations('account');
  const [source, setSource] = useState<'app' | 'paper'>('app');
  return (
    <div className="grid gap-1">
      {source === 'app' ? (
        <TotpField ref={ref} fault={fault} {...rest} />
      ) : (
        <Field label={t('recoveryCode')} hint={t('recoveryHint')} fault={fault}>
          <Input
            ref={ref}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="number"
            {...rest}
          />
        </Field>
      )}
      <div>
        <Button
          tone="quiet"
          size="small"
          className="-ml-3"
          onClick={() => setSource(source === 'app' ? 'paper' : 'app')}
        >
          {t(source === 'app' ? 'useRecovery' : 'useApp')}
        </Button>
      </div>
    </div>
  );
});
