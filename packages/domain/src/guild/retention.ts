import type { Retention } from '../kernel';

/** The log of guilds, guilds that have ended, and invitations, applications and charters that are over. */
export const retention: readonly Retention[] = [
  { table: 'guilds', since: 'ended_at', keptDays: 365 },
  { table: 'guild_entries', since: 'at', keptDays: 365, shownAs: 'guildEntries' },
  { table: 'guild_invites', since: 'ends_at', keptDays: 1 },
  { table: 'guild_applications', since: 'ends_at', keptDays: 30 },
  { table: 'guild_charters', since: 'ends_at', keptDays: 1 },
  { table: 'guild_efforts', since: 'day', keptDays: 60 },
  { table: 'guild_weeks', since: 'week', keptDays: 365 },
  { table: 'guild_tasks', since: 'week', keptDays: 60 },
  { table: 'guild_events', since: 'ends_at', keptDays: 90 },
  { table: 'guild_alliance_invites', since: 'ends_at', keptDays: 1 },
  { table: 'guild_leaves', since: 'at', keptDays: 7 },
  { table: 'guild_uses', since: 'day', keptDays: 2 },
  { table: 'guild_money_entries', since: 'at', keptDays: 365, shownAs: 'guildBank' },
  { table: 'guild_vault_entries', since: 'at', keptDays: 90 },
  { table: 'guild_asks', since: 'ends_at', keptDays: 1 },
  { table: 'guild_letters', since: 'ended_at', keptDays: 30 },
];
