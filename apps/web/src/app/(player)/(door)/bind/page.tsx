import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { TextLink } from '../../../../components/text-link';
import { BindForm } from '../../../../features/account/bind-form';
import { ProviderButtons } from '../../../../features/account/provider-buttons';
import { PageMessages } from '../../../../i18n/page-messages';
import { offeredProviders } from '../../../../server/providers/offered';
import { currentActor } from '../../../../server/session';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('bindTitle') };
}

export default async function BindPage() {
  const [t, actor] = await Promise.all([getTranslations('account'), currentActor()]);
  if (!actor) redirect('/register');
  if (!actor.isGuest) redirect('/account');
  return (
    <DoorPlate
      title={t('bindTitle')}
      lead={t('bindLead')}
      footer={<TextLink href="/characters">{t('toCharacters')}</TextLink>}
    >
      <BindForm />
      <PageMessages rooms={['identity']}>
        <ProviderButtons providers={offeredProviders()} purpose="link" />
      </PageMessages>
    </DoorPlate>
  );
}
