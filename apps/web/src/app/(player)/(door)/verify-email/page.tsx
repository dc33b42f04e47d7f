import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VerifyEmail } from '../../../../features/account/verify-email';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('account'))('confirmTitle'),
    robots: { index: false },
    referrer: 'no-referrer',
  };
}

export default async function VerifyEmailPage({
  searchParams,
}: {
  readonly searchParams: { readonly token?: string };
}) {
  const t = await getTranslations('account');
  return (
    <DoorPlate title={t('confirmTitle')}>
      <VerifyEmail token={searchParams.token ?? ''} />
    </DoorPlate>
  );
}
