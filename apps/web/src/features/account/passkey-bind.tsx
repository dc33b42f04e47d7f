'use client';

import { useTranslations } from 'next-intl';
import { PasskeyAdd } from './passkey-add';
import { useHasPasskeys } from './passkey-device';

/** Lets a guest keep everything by a passkey, without an address; nothing where the browser has none. */
export function PasskeyBind({ device }: { readonly device: string }) {
  const t = useTranslations('passkey');
  if (!useHasPasskeys()) return null;
  return (
    <section aria-labelledby="passkey-bind" className="mt-6 grid gap-4 border-t border-line pt-5">
      <h2 id="passkey-bind" className="text-lg">
        {t('bindTitle')}
      </h2>
      <p className="text-quiet">{t('bindLead')}</p>
      <p className="text-amber">{t('bindWarning')}</p>
      <PasskeyAdd label={t('bind')} device={device} onAdded={() => window.location.assign('/account')} />
    </section>
  );
}
