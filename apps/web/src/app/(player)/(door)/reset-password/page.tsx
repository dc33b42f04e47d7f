import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResetPasswordForm } from '../../../../features/account/reset-forms';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('resetTitle'), robots: { index: false }, referrer: 'no-referrer' };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  readonly searchParams: { readonly token?: string };
}) {
  const t = await getTranslations('account');
  return (
    <DoorPlate title={t('resetTitle')} lead={t('resetLead')}>
      <ResetPasswordForm token={searchParams.token ?? ''} />
    </DoorPlate>
  );
}
