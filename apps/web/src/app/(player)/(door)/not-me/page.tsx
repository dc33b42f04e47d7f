import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotMe } from '../../../../features/account/not-me';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('notMeTitle'), robots: { index: false }, referrer: 'no-referrer' };
}

/** The page of the link in an email about a new device; opening it changes nothing. */
export default async function NotMePage({ searchParams }: { readonly searchParams: { readonly token?: string } }) {
  const t = await getTranslations('account');
  return (
    <DoorPlate title={t('notMeTitle')}>
      <NotMe token={searchParams.token ?? ''} />
    </DoorPlate>
  );
}
