import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '../../../../components/text-link';
import { ForgottenPasswordForm } from '../../../../features/account/reset-forms';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('forgottenTitle') };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations('account');
  return (
    <DoorPlate
      title={t('forgottenTitle')}
      lead={t('forgottenLead')}
      footer={<TextLink href="/sign-in">{t('backToSignIn')}</TextLink>}
    >
      <ForgottenPasswordForm />
    </DoorPlate>
  );
}
