import type { ProfileView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { Panel } from '../../../../components/panel';
import { Button } from '../../../../components/button';
import { SitePage } from '../../../../components/site/site-page';
import { pageHref } from '../../../../i18n/page-href';
import { keepsOut } from '../../../../server/maintenance';
import { refusalOf, serverCaller } from '../../../../server/trpc';
import { pageMetadata } from '../../../page-metadata';
import { className, ProfileHero } from './profile-hero';
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

const readProfile = cache(async (name: string): Promise<ProfileView | null> => {
  // The start page says what is going on; profiles are not read during a maintenance.
  if ((await keepsOut()) !== null) redirect(pageHref('/'));
  return unlessHidden((await serverCaller()).character.profile({ name }));
});

async function readRecord(name: string): Promise<RecordParts> {
  const caller = await serverCaller();
  const [gear, achievements, reputation, fights] = await Promise.all([
    unlessHidden(caller.inventory.shown({ name })),
    unlessHidden(caller.quest.shown({ name })),
    unlessHidden(caller.reputation.shown({ name })),
    unlessHidden(caller.combat.shown({ name })),
  ]);
  return { gear, achievements, reputation, fights };
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
  if (profile === null) return { title: (await getTranslations('site'))('notFound'), robots: { index: false } };
  const description = t('description', { name: profile.name, class: className(profile, locale), level: profile.level });
  const page = `/c/${encodeURIComponent(profile.name)}` as const;
  return pageMetadata(page, { title: profile.name, description, type: 'profile' });
}

export default async function ProfilePage({ params }: ProfileProps) {
  const name = nameIn(params);
  const profile = await readProfile(name);
  if (profile === null) notFound();
  const record = await readRecord(name);
  const shown = await unlessHidden((await serverCaller()).guild.shown({ name }));
  return (
    <SitePage>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ProfileHero profile={profile} fights={record.fights} gear={record.gear} guild={shown?.guild ?? null} />
        <ProfileRecord {...record} />
        <Invitation name={profile.name} />
      </div>
    </SitePage>
  );
}

/** A reader who got the link from a friend may not know the game. */
async function Invitation({ name }: { readonly name: string }) {
  const t = await getTranslations('profile');
  return (
    <Panel as="aside" cut="large" className="flex flex-wrap items-center justify-between gap-4 edge-magenta">
      <div className="min-w-0 grow basis-80 sm:max-w-xl">
        <p className="font-title text-lg break-words text-text">{t('meet', { name })}</p>
        <p className="text-quiet">{t('meetText')}</p>
      </div>
      <Button asChild tone="primary">
        <a href={pageHref('/')}>{t('meetPlay')}</a>
      </Button>
    </Panel>
  );
}
