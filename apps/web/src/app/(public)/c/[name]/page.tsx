import { contentParts, classes, origins, zoneNames } from '@necp/content/client';
import { dressed, type DressedLook } from '@necp/shared/character/outfit';
import type { ProfileView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import type { Metadata } from 'next';
import { getFormatter, getLocale, getNow, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Badge } from '../../../../components/badge';
import { Details } from '../../../../components/list';
import { Panel } from '../../../../components/panel';
import { ReadingPage } from '../../../../components/site/reading-page';
import { Portrait } from '../../../../features/base/portrait';
import { refusalOf, serverCaller } from '../../../../server/trpc';
import { pageMetadata } from '../../../page-metadata';
import { ProfileRecord, type RecordParts } from './profile-record';

interface ProfileProps {
  readonly params: { readonly name: string };
}

/** Returns what was asked for; `null` when there is none or its owner keeps it private. */
async function unlessHidden<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.kind === 'unavailable' || refusal.kind === 'throttled') throw error;
    return null;
  }
}

const readProfile = cache(
  async (name: string): Promise<ProfileView | null> => unlessHidden((await serverCaller()).character.profile({ name })),
);

async function readRecord(name: string): Promise<RecordParts> {
  const caller = await serverCaller();
  const [gear, reputation, fights] = await Promise.all([
    unlessHidden(caller.inventory.shown({ name })),
    unlessHidden(caller.reputation.shown({ name })),
    unlessHidden(caller.combat.shown({ name })),
  ]);
  return { gear, reputation, fights };
}

const nameIn = (params: ProfileProps['params']) => {
  try {
    return decodeURIComponent(params.name).slice(0, 64);
  } catch {
    return notFound();
  }
};

export async function generateMetadata({ params }: ProfileProps): Promise<Metadata> {
  const name = nameIn(params);
  const [t, locale, profile] = await Promise.all([
    getTranslations('profile'),
    getLocale() as Promise<Locale>,
    readProfile(name),
  ]);
  if (profile === null) return {};
  const description = t('description', { name: profile.name, class: className(profile, locale), level: profile.level });
  const page = `/c/${encodeURIComponent(profile.name)}` as const;
  return pageMetadata(page, { title: profile.name, description, type: 'profile' });
}

const className = (profile: ProfileView, locale: Locale) =>
  classes.find((entry) => entry.id === profile.classId)?.name[locale] ?? '';

export default async function ProfilePage({ params }: ProfileProps) {
  const name = nameIn(params);
  const profile = await readProfile(name);
  if (profile === null) notFound();
  const record = await readRecord(name);
  return (
    <ReadingPage title={profile.name}>
      <Sheet profile={profile} look={await dressedAs(profile, record.gear)} />
      <ProfileRecord {...record} />
    </ReadingPage>
  );
}

/** Returns the person in the gear that the profile shows; hidden gear is not seen on the portrait either. */
async function dressedAs({ look }: ProfileView, gear: RecordParts['gear']): Promise<DressedLook> {
  const { items } = await contentParts.items();
  const worn = gear?.items.map(({ templateId }) => templateId as string) ?? [];
  return dressed(look, worn, (id) => {
    const item = items.find((one) => one.id === id);
    return item?.kind === 'armour' ? item.shows : undefined;
  });
}

async function Sheet({ profile, look }: { readonly profile: ProfileView; readonly look: DressedLook }) {
  const [t, locale, format, now] = await Promise.all([
    getTranslations('profile'),
    getLocale() as Promise<Locale>,
    getFormatter(),
    getNow(),
  ]);
  const hours = Math.floor(profile.playedMs / 3_600_000);
  return (
    <Panel as="article" surface="solid" cut="large" className="flex flex-wrap gap-6">
      <Portrait look={look} size="huge" motion="alive" label={t('portraitOf', { name: profile.name })} />
      <div className="grid min-w-0 grow basis-72 content-start gap-5">
        <div className="flex flex-wrap items-center gap-3">
          {profile.online ? <Badge tone="green">{t('online')}</Badge> : <Badge>{t('offline')}</Badge>}
          <span className="number text-amber">{t('level', { level: profile.level })}</span>
          {profile.title && <span className="font-title text-text">{profile.title[locale]}</span>}
        </div>
        <Details
          details={[
            { term: t('class'), value: className(profile, locale) },
            { term: t('origin'), value: origins.find((entry) => entry.id === profile.originId)?.name[locale] },
            { term: t('zone'), value: zoneNames[profile.zoneId]?.[locale] },
            { term: t('played'), value: t('hours', { hours }) },
            { term: t('since'), value: format.dateTime(profile.createdAt, { dateStyle: 'long' }) },
            ...(profile.lastSeenAt && !profile.online
              ? [{ term: t('seen'), value: format.relativeTime(profile.lastSeenAt, now) }]
              : []),
          ]}
        />
      </div>
    </Panel>
  );
}
