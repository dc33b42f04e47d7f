import { guildLevelCap } from '@necp/shared/guild/growth';
import type { PublicGuildView } from '@necp/shared/guild/public';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Badge } from '../../../../components/badge';
import { Bar } from '../../../../components/bar';
import { GuildEmblem } from '../../../../components/guild-emblem';
import { Details } from '../../../../components/list';
import { Panel } from '../../../../components/panel';

/** Who the guild is: its emblem, its name, its level, and what it says about itself. */
export async function GuildHero({ guild }: { readonly guild: PublicGuildView }) {
  const [t, format] = await Promise.all([getTranslations('guilds'), getFormatter()]);
  const { name, tag, emblem, about, level, into, toNext, memberCount, foundedAt, isOpen } = guild;
  return (
    <Panel as="article" surface="solid" cut="large" pad="none" className="grid sm:grid-cols-[auto_1fr]">
      <div className="grid place-items-center p-4 pb-0 sm:p-6 sm:pr-0">
        <GuildEmblem emblem={emblem} label={t('emblemOf', { name })} className="size-44 sm:size-52 short:size-36" />
      </div>
      <div className="grid min-w-0 content-start gap-5 p-4 sm:p-6">
        <div>
          <div className="flex flex-wrap items-center gap-3 text-sm">
            <span className="text-cyan">{t('tag', { tag })}</span>
            <span className="number text-amber">{t('level', { level })}</span>
            {isOpen && <Badge tone="green">{t('open')}</Badge>}
          </div>
          <h1
            className={
              'mt-2 text-[clamp(2rem,7vw,3.25rem)] leading-none break-words text-[#fff] ' +
              '[text-shadow:0_0_18px_rgb(255_61_129/0.55)]'
            }
          >
            {name}
          </h1>
        </div>
        {about !== '' && <p className="break-words whitespace-pre-line text-text">{about}</p>}
        <div className="grid gap-1.5">
          <Bar
            label={t('progress')}
            value={toNext === 0 ? 1 : into}
            max={toNext === 0 ? 1 : toNext}
            tone="experience"
          />
          <p className="number text-sm text-quiet">
            {level === guildLevelCap ? t('highest') : t('toNext', { into, toNext })}
          </p>
        </div>
        <Details
          details={[
            { term: t('members'), value: format.number(memberCount) },
            { term: t('founded'), value: format.dateTime(foundedAt, { dateStyle: 'long' }) },
          ]}
        />
      </div>
    </Panel>
  );
}
