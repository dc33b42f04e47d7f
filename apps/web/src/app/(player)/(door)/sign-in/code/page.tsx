import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '../../../../../components/text-link';
import { ProviderCodeForm } from '../../../../../features/account/provider-code-form';
import { PageMessages } from '../../../../../i18n/page-messages';
import { DoorPlate } from '../../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('codeTitle') };
}

/** The visit that waits for the code is known by a cookie; without one, the answer to the code says to start again. */
export default async function ProviderCodePage() {
  const [t, account] = await Promise.all([getTranslations('identity'), getTranslations('account')]);
  return (
    <DoorPlate
      title={t('codeTitle')}
      lead={t('codeLead')}
      footer={<TextLink href="/sign-in">{account('backToSignIn')}</TextLink>}
    >
      <PageMessages rooms={['identity', 'passkey']}>
        <ProviderCodeForm />
      </PageMessages>
    </DoorPlate>
  );
}
