import { classes, contentParts } from '@necp/content/client';
import type { GuildLineView } from '@necp/shared/guild/alliance';
import type { GuildMilestoneView, PublicGuildView } from '@necp/shared/guild/public';
import type { Locale } from '@necp/shared/kernel';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GuildEmblem } from '../../../../components/guild-emblem';
import { Panel } from '../../../../components/panel';
import { TextLink } from '../../../../components/text-link';
import { pageHref } from '../../../../i18n/page-href';

interface RecordProps {
  readonly guild: PublicGuildView;
}

/** The members, what the guild has reached, and the guilds it stands with and against. */
export async function GuildRecord({ guild }: RecordProps) {
  const t = await getTranslations('guilds');
  return (
    <>
      <Part title={t('roster')}>
        <Roster guild={guild} />
      </Part>
      <Part title={t('reached')}>
        <Milestones milestones={guild.milestones} />
      </Part>
      {guild.allies.length > 0 && (
        <Part title={t('allies')}>
          <Lines guilds={guild.allies} />
        </Part>
      )}
      {guild.rivals.length > 0 && (
        <Part title={t('rivals')}>
          <Lines guilds={guild.rivals} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Panel as="section" surface="solid" cut="large" className="grid gap-4" aria-label={title}>
      <h2 className="text-xl">{title}</h2>
      {children}
    </Panel>
  );
}

async function Roster({ guild: { members, memberCount } }: RecordProps) {
  const [t, locale] = await Promise.all([getTranslations('guilds'), getLocale() as Promise<Locale>]);
  const hidden = memberCount - members.length;
  return (
    <>
      <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {members.map(({ name, level, classId, rank, place }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-3">
            <TextLink href={pageHref(`/c/${encodeURIComponent(name)}`)} className="min-w-0 break-words">
              {name}
            </TextLink>
            <span className="text-sm text-quiet">{rank ?? t(`rank.${usualRank(place)}`)}</span>
            <span className="ml-auto text-sm text-quiet">
              {t('levelAndClass', { level, class: classes.find(({ id }) => id === classId)?.name[locale] ?? '' })}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="text-quiet">{t('hidden', { count: hidden })}</p>}
    </>
  );
}

const usualRanks = ['leader', 'officer', 'member', 'recruit'] as const;
/** Returns the usual word of a rank without a name. */
const usualRank = (place: number) => usualRanks[Math.min(place, usualRanks.length - 1)] ?? 'recruit';

async function Milestones({ milestones }: { readonly milestones: readonly GuildMilestoneView[] }) {
  const [t, locale, format, { enemies }] = await Promise.all([
    getTranslations('guilds'),
    getLocale() as Promise<Locale>,
    getFormatter(),
    contentParts.enemies(),
  ]);
  return (
    <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {milestones.map(({ kind, level, enemy, at }) => (
        <li key={`${kind} ${level} ${enemy} ${at.getTime()}`} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 grow break-words text-text">
            {t(`milestone.${kind}`, { level, enemy: enemies.find(({ id }) => id === enemy)?.name[locale] ?? '' })}
          </span>
          <time dateTime={at.toISOString()} className="text-sm text-quiet">
            {format.dateTime(at, { dateStyle: 'medium' })}
          </time>
        </li>
      ))}
    </ul>
  );
}

async function Lines({ guilds }: { readonly guilds: readonly GuildLineView[] }) {
  const t = await getTranslations('guilds');
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {guilds.map(({ guildId, name, tag, emblem, level, members }) => (
        <li key={guildId} className="flex items-center gap-3">
          <GuildEmblem emblem={emblem} className="size-10" />
          <span className="min-w-0">
            <TextLink href={pageHref(`/g/${encodeURIComponent(tag)}`)} className="break-words">
              {name}
            </TextLink>
            <span className="block text-sm text-quiet">{t('facts', { level, members })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
