import { guildLevelCap, type GuildPerkContent, perkPointsAt } from '@necp/shared/guild/growth';
import { type GuildTaskContent, weeklyTasks } from '@necp/shared/guild/tasks';
import type { Fault } from '../checks';

interface GuildContent {
  readonly perks: readonly GuildPerkContent[];
  readonly tasks: readonly GuildTaskContent[];
}

/** Finds perks that cannot be taken or say no number, and weeks without enough tasks. */
export function checkGuilds({ perks, tasks }: GuildContent): Fault[] {
  return [...perks.flatMap((perk) => faultsOfPerk(perk, perks)), ...faultsOfSums({ perks, tasks })];
}

function faultsOfPerk({ id, about, after }: GuildPerkContent, perks: readonly GuildPerkContent[]): Fault[] {
  const where = `guild perk ${id}`;
  const before = perks.find((perk) => perk.id === after?.perk);
  const faults: Fault[] = Object.values(about)
    .filter((text) => !text.includes('{amount}'))
    .map(() => ({ where, what: 'write {amount} where its number stands' }));
  if (perks.filter((perk) => perk.id === id).length > 1) faults.push({ where, what: 'give it an id of its own' });
  if (after === null) return faults;
  if (before === undefined) faults.push({ where, what: `name a perk that exists instead of ${after.perk}` });
  else if (before.ranks < after.ranks)
    faults.push({ where, what: `ask at most ${before.ranks} ranks of ${after.perk}` });
  else if (before.after !== null) faults.push({ where, what: 'let it follow a perk that is open from the start' });
  return faults;
}

function faultsOfSums({ perks, tasks }: GuildContent): Fault[] {
  const faults: Fault[] = [];
  const ranks = perks.reduce((sum, perk) => sum + perk.ranks, 0);
  if (ranks <= perkPointsAt(guildLevelCap))
    faults.push({ where: 'guild perks', what: 'have more ranks than a guild has points, so that it chooses' });
  const most = perks
    .filter(({ effect }) => effect === 'tasks')
    .reduce((sum, perk) => sum + perk.perRank * perk.ranks, weeklyTasks);
  const ids = new Set(tasks.map(({ id }) => id));
  if (ids.size < tasks.length) faults.push({ where: 'guild tasks', what: 'give each an id of its own' });
  if (ids.size < most) faults.push({ where: 'guild tasks', what: `write at least ${most}: a week can have so many` });
  return faults;
}
