'use client';

import type { GuildEntryView } from '@necp/shared/guild/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { List, ListRow } from '../../components/list';
import { EmptyState } from '../../components/states';
import { ReadPart } from './read-part';
import type { GuildTabProps } from './tabs';
import { useGuildLog } from './use-guild';
import { useRankName } from './words';

/** What happened in the guild, newest first. */
export function LogTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild.log');
  const format = useFormatter();
  const wordsOf = useEntryWords(guild.ranks);
  const query = useGuildLog();
  return (
    <ReadPart query={query}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.entries);
        if (entries.length === 0)
          return (
            <EmptyState icon="list" title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          );
        return (
          <div className="grid gap-3">
            <List aria-label={t('label')}>
              {entries.map((entry) => (
                <ListRow
                  key={entry.entryId}
                  title={wordsOf(entry)}
                  detail={format.dateTime(entry.at, { dateStyle: 'medium', timeStyle: 'short' })}
                />
              ))}
            </List>
            {query.hasNextPage && (
              <Button wide waiting={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </div>
        );
      }}
    </ReadPart>
  );
}

/** Returns a function that says what an entry tells; kinds without words are named by themselves. */
function useEntryWords(ranks: GuildTabProps['guild']['ranks']): (entry: GuildEntryView) => string {
  const t = useTranslations('guild.log');
  const rankName = useRankName();
  return ({ kind, actor, subject, params }) => {
    const key = `kind.${kind}` as Parameters<typeof t>[0];
    if (!t.has(key)) return kind;
    const rankAt = (place: unknown) =>
      rankName(ranks.find((rank) => rank.place === place) ?? { place: Number(place), name: null });
    const names = { actor: actor ?? t('someone'), subject: subject ?? t('someone') };
    const at = { from: rankAt(params['from']), to: rankAt(params['to']), place: rankAt(params['place']) };
    return t(key, { ...params, ...names, ...at, hasSubject: subject === null ? 'no' : 'yes' });
  };
}
