'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { EmptyState } from '../../components/states';
import { ReadList } from './read-list';
import { useSocialActions } from './use-social';

/** Characters that the player met lately, to ask them to become friends. */
export function MetTab() {
  const t = useTranslations('social');
  const format = useFormatter();
  const met = useQuery(useTRPC().social.met.queryOptions());
  const { ask } = useSocialActions();
  const askFor = (name: string) =>
    ask.mutate(
      { requestId: newRequestId(), name, note: '' },
      { onSuccess: ({ became }) => toast.success(t(became === 'sent' ? 'sentTo' : 'nowFriends', { name })) },
    );
  return (
    <ReadList query={met}>
      {(view) =>
        view.met.length === 0 ? (
          <EmptyState icon="people" title={t('noneMet')}>
            {t('noneMetText')}
          </EmptyState>
        ) : (
          <List>
            {view.met.map(({ character, kind, metAt, isFriend }) => (
              <ListRow
                key={character.name}
                title={character.name}
                detail={[
                  t('level', { level: character.level }),
                  t(`met.${kind}`),
                  format.dateTime(metAt, { dateStyle: 'medium', timeStyle: 'short' }),
                ].join(' · ')}
                trail={
                  isFriend ? (
                    <Badge tone="green">{t('isFriend')}</Badge>
                  ) : (
                    <Button size="small" onClick={() => askFor(character.name)}>
                      {t('ask')}
                    </Button>
                  )
                }
              />
            ))}
          </List>
        )
      }
    </ReadList>
  );
}
