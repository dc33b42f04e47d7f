import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { TextLink } from '../../../../components/text-link';
import { ProviderNotice } from '../../../../features/account/provider-notice';
import { safeNext } from '../../../../features/account/rules';
import { SignInForm } from '../../../../features/account/sign-in-form';
import { PageMessages } from '../../../../i18n/page-messages';
import { offeredProviders } from '../../../../server/providers/offered';
import { currentActor } from '../../../../server/session';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signInTitle') };
}

interface SignInPageProps {
  readonly searchParams: { readonly next?: string; readonly refused?: string };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [t, actor] = await Promise.all([getTranslations('account'), currentActor()]);
  if (actor && !actor.isGuest) redirect(safeNext(searchParams.next));
  return (
    <DoorPlate
      title={t('signInTitle')}
      footer={
        <>
          <p>
            {t.rich('noAccount', {
              link: (words) => (
                <TextLink place="text" href="/register">
                  {words}
                </TextLink>
              ),
            })}
          </p>
          <p>
            <TextLink href="/forgot-password">{t('forgotten')}</TextLink>
          </p>
        </>
      }
    >
      <PageMessages rooms={['identity', 'passkey']}>
        <ProviderNotice refused={searchParams.refused} />
        <SignInForm
          providers={offeredProviders()}
          purpose={searchParams.refused?.startsWith('account.leaving') ? 'return' : 'sign_in'}
          next={searchParams.next}
        />
      </PageMessages>
    </DoorPlate>
  );
}
