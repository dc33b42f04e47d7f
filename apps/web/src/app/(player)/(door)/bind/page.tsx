import { deviceLabel } from '@necp/shared/session/rules';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { TextLink } from '../../../../components/text-link';
import { BindForm } from '../../../../features/account/bind-form';
import { OrLine } from '../../../../features/account/or-line';
import { PasskeyBind } from '../../../../features/account/passkey-bind';
import { ProofDialog } from '../../../../features/account/proof-dialog';
import { ProviderButtons } from '../../../../features/account/provider-buttons';
import { SignOutLink } from '../../../../features/session/sign-out';
import { PageMessages } from '../../../../i18n/page-messages';
import { keepsOut } from '../../../../server/maintenance';
import { offeredProviders } from '../../../../server/providers/offered';
import { currentActor } from '../../../../server/session';
import { serverCaller } from '../../../../server/trpc';
import { DoorPlate } from '../door-plate';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('bindTitle') };
}

/** Binds a guest, or adds an address to an account with nothing but passkeys. */
export default async function BindPage() {
  const [t, own, actor] = await Promise.all([getTranslations('account'), getTranslations('passkey'), currentActor()]);
  if (!actor) redirect('/register?because=no_guest');
  // Only the desk says what players cannot do during a maintenance.
  if ((await keepsOut()) !== null) redirect('/account');
  if ((await (await serverCaller()).account.me()).email !== null) redirect('/account');
  const providers = offeredProviders();
  return (
    <DoorPlate
      title={actor.isGuest ? t('bindTitle') : own('addEmailTitle')}
      lead={actor.isGuest ? t('bindLead') : own('addEmailLead')}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <TextLink href="/characters">{t('toCharacters')}</TextLink>
          <PageMessages rooms={['session']}>
            <SignOutLink words="always" />
          </PageMessages>
        </div>
      }
    >
      <PageMessages rooms={['identity', 'passkey']}>
        <BindForm label={actor.isGuest ? t('bind') : own('addEmail')} />
        {actor.isGuest ? (
          <>
            <PasskeyBind device={deviceLabel(headers().get('user-agent') ?? '')} />
            {providers.length > 0 && (
              <div className="mt-6 grid gap-3">
                <OrLine />
                <ProviderButtons providers={providers} purpose="link" />
              </div>
            )}
          </>
        ) : (
          <ProofDialog />
        )}
      </PageMessages>
    </DoorPlate>
  );
}
