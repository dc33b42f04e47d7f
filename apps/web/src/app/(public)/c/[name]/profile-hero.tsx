import { classes, contentParts, zoneNames } from '@necp/content/client';
import { dressed, type DressedLook } from '@necp/shared/character/outfit';
import type { ProfileView } from '@necp/shared/character/schema';
import type { ShownFightsView } from '@necp/shared/combat/schema';
import type { ShownGuildView } from '@necp/shared/guild/schema';
import type { ShownGearView } from '@necp/shared/inventory/schema';
import type { Locale } from '@necp/shared/kernel';
import { getFormatter, getLocale, getNow, getTranslations } from 'next-intl/server';
import { Badge } from '../../../../components/badge';
import { Details } from '../../../../components/list';
import { Panel } from '../../../../components/panel';
import { Portrait } from '../../../../features/base/portrait';
import { ShareLink } from './share-link';

/** Returns the name of the class of a character. */
export const className = (profile: ProfileView, locale: Locale) =>
  classes.find((entry) => entry.id === profile.classId)?.name[locale] ?? '';

interface HeroProps {
  readonly profile: ProfileView;
  /** Null when the owner hides them. */
  readonly fights: ShownFightsView | null;
  /** Null when the owner hides it. */
  readonly gear: ShownGearView | null;
  /** Null when the character is in none, or the owner hides it. */
  readonly guild: ShownGuildView['guild'];
}

/** Returns the person in the gear that the profile shows; hidden gear is not seen on the portrait either. */
async function dressedAs({ profile: { look }, gear }: HeroProps): Promise<DressedLook> {
  const { items } = await contentParts.items();
  const worn = gear?.items.map(({ templateId }) => templateId as string) ?? [];
  return dressed(look, worn, (id) => {
    const item = items.find((one) => one.id === id);
    return item?.kind === 'armour' ? item.shows : undefined;
  });
}

/** Who the character is: the face, the name with its title, and what has been lived so far. */
export async function ProfileHero(props: HeroProps) {
  const { profile } = props;
  const [t, locale, look] = await Promise.all([
    getTranslations('profile'),
    getLocale() as Promise<Locale>,
    dressedAs(props),
  ]);
  const { name, title, online, level } = profile;
  return (
    <Panel as="article" surface="solid" cut="large" pad="none" className="grid sm:grid-cols-[auto_1fr]">
      <div className="grid place-items-center p-4 pb-0 sm:p-6 sm:pr-0">
        <Portrait
          look={look}
          size="huge"
          motion="alive"
          label={t('portraitOf', { name })}
          className="w-56 sm:w-60 short:w-44"
        />
      </div>
      <div className="grid min-w-0 content-start gap-5 p-4 sm:p-6">
        <div>
          <div className="flex flex-wrap items-center gap-3 text-sm">
            <Badge tone={online ? 'green' : 'plain'}>{online ? t('online') : t('offline')}</Badge>
            <span className="number text-amber">{t('level', { level })}</span>
            <span className="text-quiet">{className(profile, locale)}</span>
          </div>
          <h1
            className={
              'mt-2 text-[clamp(2rem,7vw,3.25rem)] leading-none break-words text-[#fff] ' +
              '[text-shadow:0_0_18px_rgb(255_61_129/0.55)]'
            }
          >
            {name}
          </h1>
          {title && <p className="mt-2 font-title text-lg text-magenta">{title[locale]}</p>}
        </div>
        <Facts {...props} />
        <ShareLink label={t('share')} doneLabel={t('shared')} />
      </div>
    </Panel>
  );
}

async function Facts({ profile, fights, guild }: HeroProps) {
  const [t, locale, format, now] = await Promise.all([
    getTranslations('profile'),
    getLocale() as Promise<Locale>,
    getFormatter(),
    getNow(),
  ]);
  const { zoneId, createdAt, lastSeenAt, online } = profile;
  const hours = Math.floor(profile.playedMs / 3_600_000);
  const all = fights?.fights.length ?? 0;
  const won = fights?.fights.filter(({ outcome }) => outcome === 'won').length ?? 0;
  return (
    <Details
      details={[
        ...(guild ? [{ term: t('guild'), value: t('guildOf', guild) }] : []),
        { term: t('zone'), value: zoneNames[zoneId]?.[locale] },
        { term: t('played'), value: t('hours', { hours }) },
        ...(all > 0 ? [{ term: t('wins'), value: t('winsOf', { won, all }) }] : []),
        { term: t('since'), value: format.dateTime(createdAt, { dateStyle: 'long' }) },
        ...(lastSeenAt && !online ? [{ term: t('seen'), value: format.relativeTime(lastSeenAt, now) }] : []),
      ]}
    />
  );
}
