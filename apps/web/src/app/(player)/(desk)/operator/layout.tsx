import { hasPermission } from '@necp/shared/role/permissions';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TextLink } from '../../../../components/text-link';
import { SessionGuard } from '../../../../features/role/session-guard';
import { currentActor } from '../../../../server/session';

/** The pages of staff; each of them checks its own permission. */
export default async function OperatorLayout({ children }: { readonly children: ReactNode }) {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('role')]);
  const roles = actor?.roles ?? [];
  const pages = [
    ['/operator', t('operations'), 'admin.view_engine'],
    ['/operator/people', t('people'), 'role.view_people'],
    ['/operator/log', t('log'), 'audit_log.view'],
  ] as const;
  const shown = pages.filter(([, , permission]) => hasPermission(roles, permission));
  return (
    <>
      <SessionGuard />
      {shown.length > 1 && (
        <nav aria-label={t('nav')} className="flex flex-wrap gap-x-6 gap-y-2">
          {shown.map(([href, label]) => (
            <TextLink key={href} href={href}>
              {label}
            </TextLink>
          ))}
        </nav>
      )}
      {children}
    </>
  );
}
