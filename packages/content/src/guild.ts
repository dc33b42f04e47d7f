import { GuildPerkContent } from '@necp/shared/guild/growth';
import { GuildTaskContent } from '@necp/shared/guild/tasks';
import * as z from 'zod';
import perkEntries from '../data/guild/perks.json';
import taskEntries from '../data/guild/tasks.json';

/** What guilds spend their points on. */
export const guildPerks: readonly GuildPerkContent[] = z.array(GuildPerkContent).parse(perkEntries);
/** What guilds are given to do in a week. */
export const guildTasks: readonly GuildTaskContent[] = z.array(GuildTaskContent).parse(taskEntries);
