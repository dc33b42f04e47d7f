// Guild: up to two hundred characters under one name, with ranks of their own.
export {
  announceGuild,
  announceMembers,
  findGuild,
  guildIdOf,
  holdGuild,
  holdGuildWith,
  lockGuilds,
  memberIdsOf,
  membersOf,
  noteEntry,
  ranksOf,
  type Member,
  type OwnGuild,
  type Rank,
} from './steps';
export { personal } from './personal';
export { retention } from './retention';
export { earn } from './tax';
export { taxesOf } from './treasury-queries';
export { guildBoosts, type GuildBoost } from './perks';
