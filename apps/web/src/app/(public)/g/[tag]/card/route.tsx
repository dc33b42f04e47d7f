import { emblemOf, emblemSvg } from '@necp/shared/guild/emblem';
import { ImageResponse } from 'next/og';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getTranslations } from 'next-intl/server';
import { type GuildPageProps, readGuild, tagIn } from '../read-guild';

/** The packages of the site lie beside it in an image, and in the root of a workspace. */
const rootFonts = join(process.cwd(), '..', '..', 'node_modules', '@fontsource', 'tektur', 'files');
const ownFonts = join(process.cwd(), 'node_modules', '@fontsource', 'tektur', 'files');
const fontFolder = existsSync(ownFonts) ? ownFonts : rootFonts;
const alphabets = ['latin', 'cyrillic'] as const;

/** Draws the picture that other sites show beside a link to the guild. */
export async function GET(_request: Request, { params }: GuildPageProps): Promise<Response> {
  const guild = await readGuild(tagIn(params));
  const emblem = emblemOf(guild?.emblem);
  if (guild === null || emblem === null) return new Response(null, { status: 404 });
  const t = await getTranslations('guilds');
  const fonts = await Promise.all(
    alphabets.map(async (alphabet) => ({
      ...{ name: `Tektur ${alphabet}`, weight: 600 as const },
      data: await readFile(join(fontFolder, `tektur-${alphabet}-600-normal.woff`)),
    })),
  );
  return new ImageResponse(
    <div
      style={{
        ...{ display: 'flex', width: '100%', height: '100%', alignItems: 'center', gap: 64, padding: 72 },
        ...{ background: '#05070a', color: '#f2f6fa', fontFamily: 'Tektur latin, Tektur cyrillic' },
      }}
    >
      <img
        alt=""
        width={400}
        height={400}
        src={`data:image/svg+xml;base64,${Buffer.from(emblemSvg(emblem)).toString('base64')}`}
      />
      <div style={{ display: 'flex', flexDirection: 'column', gap: 24, flex: 1 }}>
        <div style={{ display: 'flex', fontSize: 40, color: '#3fd0e0' }}>{t('tag', { tag: guild.tag })}</div>
        <div style={{ display: 'flex', fontSize: guild.name.length > 14 ? 60 : 80 }}>{guild.name}</div>
        <div style={{ display: 'flex', fontSize: 36, color: '#ffb547' }}>
          {t('facts', { level: guild.level, members: guild.memberCount })}
        </div>
        <div style={{ display: 'flex', fontSize: 28, color: '#9aa6b2' }}>NECPGAME</div>
      </div>
    </div>,
    { width: 1200, height: 630, fonts, headers: { 'cache-control': 'public, max-age=300' } },
  );
}
