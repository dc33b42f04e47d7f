'use client';

import { useTranslations } from 'next-intl';
import { forwardRef, type InputHTMLAttributes } from 'react';
import { Field } from '../../components/field';
import { Input, PasswordInput } from '../../components/input';

interface LineProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly fault?: string | undefined;
}

/** The field for an email address: that of the account unless the label says otherwise. */
export const EmailField = forwardRef<HTMLInputElement, LineProps & { readonly label?: string }>(function EmailField(
  { fault, label, ...rest },
  ref,
) {
  const t = useTranslations('account');
  return (
    <Field label={label ?? t('email')} fault={fault}>
      <Input
        ref={ref}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...rest}
      />
    </Field>
  );
});

interface PasswordLineProps extends LineProps {
  readonly age: 'current' | 'new';
  readonly label?: string;
}

/** A field for a known or a new password; a new password gets a hint on its length. */
export const PasswordField = forwardRef<HTMLInputElement, PasswordLineProps>(function PasswordField(
  { fault, age, label, ...rest },
  ref,
) {
  const t = useTranslations('account');
  return (
    <Field label={label ?? t('password')} fault={fault} hint={age === 'new' ? t('passwordHint') : undefined}>
      <PasswordInput
        ref={ref}
        autoComplete={age === 'new' ? 'new-password' : 'current-password'}
        showLabel={t('showPassword')}
        hideLabel={t('hidePassword')}
        {...rest}
      />
    </Field>
  );
});
