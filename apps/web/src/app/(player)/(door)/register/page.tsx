import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { TextLink } from '../../../../components/text-link';
import { RegisterForm } from '../../../../features/account/register-form';
import { currentActor } from '../../../../server/session';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('registerTitle') };
}

interface RegisterPageProps {
  readonly searchParams: { readonly because?: string };
}

/**
 * A guest who wants an account adds an e-mail to the guest account. A visitor who wanted to keep a guest, and has none
 * in this browser, reads why.
 */
export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const [t, actor] = await Promise.all([getTranslations('account'), currentActor()]);
  if (actor) redirect(actor.isGuest ? '/bind' : '/characters');
  return (
    <DoorPlate
      title={t('registerTitle')}
      lead={t(searchParams.because === 'no_guest' ? 'registerNoGuest' : 'registerLead')}
      footer={
        <p>
          {t.rich('haveAccount', {
            link: (words) => (
              <TextLink place="text" href="/sign-in">
                {words}
              </TextLink>
            ),
          })}
        </p>
      }
    >
      <RegisterForm />
    </DoorPlate>
  );
}
