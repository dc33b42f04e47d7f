import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SitePage } from '../../../../components/site/site-page';
import { StructuredFacts } from '../../../../components/site/structured-facts';
import { TextLink } from '../../../../components/text-link';
import { env } from '../../../../env';
import { localisedPath } from '../../../../i18n/localised-path';
import { pageHref } from '../../../../i18n/page-href';
import { pageMetadata } from '../../../page-metadata';
import { GuildHero } from './guild-hero';
import { GuildRecord } from './guild-record';
import { type GuildPageProps, readGuild, tagIn } from './read-guild';

export async function generateMetadata({ params }: GuildPageProps): Promise<Metadata> {
  const [t, guild] = await Promise.all([getTranslations('guilds'), readGuild(tagIn(params))]);
  if (guild === null) return { title: (await getTranslations('site'))('notFound'), robots: { index: false } };
  const { name, tag, level, memberCount } = guild;
  const page = `/g/${encodeURIComponent(tag)}` as const;
  const description = t('description', { name, level, members: memberCount });
  const card = { url: `${page}/card`, width: 1200, height: 630, alt: t('emblemOf', { name }) };
  return pageMetadata(page, { title: t('titleOf', { name, tag }), description, picture: card });
}

export default async function GuildPage({ params }: GuildPageProps) {
  const guild = await readGuild(tagIn(params));
  if (guild === null) notFound();
  const t = await getTranslations('guilds');
  const page = `/g/${encodeURIComponent(guild.tag)}`;
  return (
    <SitePage>
      <StructuredFacts
        facts={{
          ...{ '@type': 'Organization', name: guild.name, alternateName: guild.tag },
          ...(guild.about !== '' && { description: guild.about }),
          foundingDate: guild.foundedAt.toISOString().slice(0, 10),
          url: new URL(localisedPath('en', page), env.PUBLIC_URL).href,
          logo: new URL(`${page}/card`, env.PUBLIC_URL).href,
        }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <TextLink href={pageHref('/guilds')} className="text-sm">
          {t('toAll')}
        </TextLink>
        <GuildHero guild={guild} />
        <GuildRecord guild={guild} />
      </div>
    </SitePage>
  );
}
