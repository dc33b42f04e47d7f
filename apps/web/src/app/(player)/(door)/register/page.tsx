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

/** A guest who wants an account adds an e-mail to the guest account. */
export default async function RegisterPage() {
  const [t, actor] = await Promise.all([getTranslations('account'), currentActor()]);
  if (actor) redirect(actor.isGuest ? '/bind' : '/characters');
  return (
    <DoorPlate
      title={t('registerTitle')}
      lead={t('registerLead')}
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
