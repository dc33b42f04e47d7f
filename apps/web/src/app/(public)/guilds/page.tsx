import {
  PublicGuildOrder,
  publicGuildOrders,
  publicGuildsPage,
  type PublicGuildsView,
} from '@necp/shared/guild/public';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Badge } from '../../../components/badge';
import { Button } from '../../../components/button';
import { GuildEmblem } from '../../../components/guild-emblem';
import { controlLook } from '../../../components/input';
import { Panel } from '../../../components/panel';
import { ReadingPage } from '../../../components/site/reading-page';
import { TextLink } from '../../../components/text-link';
import { pageHref } from '../../../i18n/page-href';
import { keepsOut } from '../../../server/maintenance';
import { serverCaller } from '../../../server/trpc';
import { pageMetadata } from '../../page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guilds');
  return pageMetadata('/guilds', { title: t('title'), description: t('lead') });
}

interface GuildsProps {
  readonly searchParams: Readonly<Record<string, string | readonly string[] | undefined>>;
}

interface Sought {
  readonly text: string;
  readonly order: PublicGuildOrder;
  readonly page: number;
}

/** Returns what the address asks for; what cannot be read is left out. */
function soughtIn({ text, order, page }: GuildsProps['searchParams']): Sought {
  const number = Number(page);
  return {
    text: typeof text === 'string' ? text.slice(0, 32) : '',
    order: PublicGuildOrder.catch('level').parse(order),
    page: Number.isInteger(number) && number >= 1 && number <= 1000 ? number : 1,
  };
}

/** Lists all guilds, found by name or tag; it works without scripts. */
export default async function GuildsPage({ searchParams }: GuildsProps) {
  if ((await keepsOut()) !== null) redirect(pageHref('/'));
  const sought = soughtIn(searchParams);
  const [t, view] = await Promise.all([
    getTranslations('guilds'),
    serverCaller().then((caller) => caller.guild.publicList(sought)),
  ]);
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <form role="search" action={pageHref('/guilds')} className="flex flex-wrap items-center gap-3">
        <input
          name="text"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          defaultValue={sought.text}
          maxLength={32}
          className={`${controlLook} min-w-0 grow basis-48`}
        />
        <input type="hidden" name="order" value={sought.order} />
        <Button type="submit">{t('find')}</Button>
      </form>
      <nav aria-label={t('orders')} className="flex flex-wrap gap-x-5 gap-y-2">
        {publicGuildOrders.map((order) => (
          <TextLink
            key={order}
            href={hrefOf({ ...sought, order, page: 1 })}
            aria-current={order === sought.order ? 'true' : undefined}
            className={order === sought.order ? 'text-amber' : ''}
          >
            {t(`order.${order}`)}
          </TextLink>
        ))}
      </nav>
      <Guilds view={view} />
      <Pages sought={sought} count={view.count} />
    </ReadingPage>
  );
}

const hrefOf = ({ text, order, page }: Sought) =>
  pageHref(`/guilds?${new URLSearchParams({ ...(text !== '' && { text }), order, page: String(page) })}`);

async function Guilds({ view }: { readonly view: PublicGuildsView }) {
  const t = await getTranslations('guilds');
  if (view.guilds.length === 0) return <p className="text-quiet">{t('none')}</p>;
  return (
    <ul className="grid gap-3">
      {view.guilds.map(({ guildId, name, tag, emblem, level, members, about, isOpen }) => (
        <Panel key={guildId} as="li" surface="solid" className="flex items-start gap-4">
          <GuildEmblem emblem={emblem} className="size-14" />
          <div className="grid min-w-0 grow gap-1">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink href={pageHref(`/g/${encodeURIComponent(tag)}`)} className="text-lg break-words">
                {name}
              </TextLink>
              <span className="text-cyan">{t('tag', { tag })}</span>
              {isOpen && <Badge tone="green">{t('open')}</Badge>}
            </p>
            <p className="text-sm text-quiet">{t('facts', { level, members })}</p>
            {about !== '' && <p className="line-clamp-2 break-words text-text">{about}</p>}
          </div>
        </Panel>
      ))}
    </ul>
  );
}

async function Pages({ sought, count }: { readonly sought: Sought; readonly count: number }) {
  const t = await getTranslations('guilds');
  const last = Math.max(1, Math.ceil(count / publicGuildsPage));
  if (last === 1) return null;
  const { page } = sought;
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-x-5 gap-y-2">
      {page > 1 && <TextLink href={hrefOf({ ...sought, page: page - 1 })}>{t('before')}</TextLink>}
      <span className="number text-quiet">{t('pageOf', { page, last })}</span>
      {page < last && <TextLink href={hrefOf({ ...sought, page: page + 1 })}>{t('after')}</TextLink>}
    </nav>
  );
}
