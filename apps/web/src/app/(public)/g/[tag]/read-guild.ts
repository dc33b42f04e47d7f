import type { PublicGuildView } from '@necp/shared/guild/public';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { pageHref } from '../../../../i18n/page-href';
import { keepsOut } from '../../../../server/maintenance';
import { refusalOf, serverCaller } from '../../../../server/trpc';

/** The address names a guild by its tag. */
export interface GuildPageProps {
  readonly params: { readonly tag: string };
}

/** Returns the tag in an address. */
export function tagIn({ tag }: GuildPageProps['params']): string {
  try {
    return decodeURIComponent(tag).slice(0, 16);
  } catch {
    return notFound();
  }
}

/** Returns a guild as everyone may see it; null when there is none with this tag. */
export const readGuild = cache(async (tag: string): Promise<PublicGuildView | null> => {
  // The start page says what is going on; guilds are not read during a maintenance.
  if ((await keepsOut()) !== null) redirect(pageHref('/'));
  try {
    return await (await serverCaller()).guild.publicPage({ tag });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.kind === 'unavailable' || refusal.kind === 'throttled') throw error;
    return null;
  }
});
