import { hasPermission } from '@necp/shared/role/permissions';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ProofDialog } from '../../../../features/account/proof-dialog';
import { SessionGuard } from '../../../../features/role/session-guard';
import { StaffNav } from '../../../../features/role/staff-nav';
import { PageMessages } from '../../../../i18n/page-messages';
import { currentActor } from '../../../../server/session';

/** The pages of staff; each of them checks its own permission, and any of their acts may ask for a proof. */
export default async function OperatorLayout({ children }: { readonly children: ReactNode }) {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('role')]);
  const roles = actor?.roles ?? [];
  const pages = [
    ['/operator', t('operations'), 'admin.view_engine'],
    ['/operator/realm', t('realm'), 'realm.settings'],
    ['/operator/people', t('people'), 'role.view_people'],
    ['/operator/moderation', t('moderation'), 'moderation.view'],
    ['/operator/mail', t('mail'), 'mail.mass'],
    ['/operator/log', t('log'), 'audit_log.view'],
    ['/operator/limits', t('limits'), 'limit.view'],
  ] as const;
  const shown = pages.filter(([, , permission]) => hasPermission(roles, permission));
  return (
    <>
      <SessionGuard />
      {shown.length > 1 && <StaffNav label={t('nav')} pages={shown.map(([href, label]) => ({ href, label }))} />}
      {children}
      <PageMessages rooms={['account', 'identity', 'passkey']}>
        <ProofDialog />
      </PageMessages>
    </>
  );
}
