'use client';

import { useTranslations } from 'next-intl';
import { create } from 'zustand';
import { Checkbox } from '../../components/switch';

/** Whether the browser is to remember the next sign-in; every way to sign in on the page follows it. */
export const useRemember = create<{ readonly isWanted: boolean }>(() => ({ isWanted: true }));

/** Lets the player choose whether the browser remembers the sign-in. */
export function RememberChoice() {
  const t = useTranslations('account');
  const isWanted = useRemember((choice) => choice.isWanted);
  return (
    <Checkbox
      label={t('remember')}
      hint={t('rememberHint')}
      checked={isWanted}
      onChange={(wanted) => useRemember.setState({ isWanted: wanted })}
    />
  );
}
