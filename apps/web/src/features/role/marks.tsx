'use client';

import type { PersonView } from '@necp/shared/role/schema';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { shortId } from '../../components/short-id';

/** Shows the roles of an account, and whether it is a guest's or closed. */
export function AccountBadges({ person }: { readonly person: PersonView }) {
  const t = useTranslations('role');
  return (
    <>
      {person.roles.map(({ role }) => (
        <Badge key={role} tone="amber">
          {t(`role.${role}`)}
        </Badge>
      ))}
      {person.isGuest && <Badge>{t('guest')}</Badge>}
      {person.isClosed && <Badge tone="red">{t('closed')}</Badge>}
    </>
  );
}

/** Returns a function that names an account by its characters, or by the end of its id. */
export function useNameOf(): (characters: readonly string[], id: string) => string {
  const t = useTranslations('role');
  return (characters, id) => (characters.length > 0 ? characters.join(', ') : `${t('noCharacters')} (${shortId(id)})`);
}

/** Returns a function that says when an account was used last. */
export function useSeen(): (at: Date) => string {
  const t = useTranslations('role');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  return (at) => t('seen', { when: format.relativeTime(at, now) });
}
