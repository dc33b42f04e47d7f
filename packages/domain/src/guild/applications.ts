import { type AccountId, assertAllowed, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { guildApplicationAnswered, guildApplied } from '@necp/shared/guild/events';
import type { ApplyToGuildInput, GuildApplicationInput } from '@necp/shared/guild/finder-schema';
import { applicationLastsMs, applyAgainMs, hasRight, mostApplicants, mostApplications } from '@necp/shared/guild/rules';
import type { GuildDoneView } from '@necp/shared/guild/schema';
import { peopleAmong } from '../character';
import { actOnce, type Ctx, emit, newId, nowOf, type Playing, type Tx } from '../kernel';
import { isSilenced } from '../social';
import { assertRoom, joinGuild } from './membership';
import { announceGuild, findGuild, guildIdOf, lockGuilds, membersOf, rankFrom } from './steps';
import { writtenText } from './writing';

const done = { done: true as const };
const gone = () => new GameError('not_found', 'guild.application_gone');

/**
 * Applies to a guild that looks for players, with an answer to each of its questions. A character that it has invited
 * joins by that.
 * @throws GameError not_found `guild.guild_gone`; forbidden `chat.muted`; invalid `chat.hateful`, `guild.unanswered`;
 * conflict `guild.already_in`, `guild.full`, `guild.entry_level`, `guild.applied_lately`,
 * `guild.too_many_applications`, `guild.inbox_full`
 */
export function applyToGuild(ctx: Ctx, input: ApplyToGuildInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.apply', input }, async (tx, who) => {
    // Applications of a character come one after the other, so that none of them is the sixth.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`guild applications of ${who.characterId}`}))`;
    const { guildId } = input;
    await lockGuilds(tx, [guildId]);
    if ((await guildIdOf(tx, who.characterId)) !== null) throw new GameError('conflict', 'guild.already_in');
    const listing = await tx.guildListing.findFirst({ where: { guildId, isOpen: true, guild: { endedAt: null } } });
    const leader = await tx.guildMember.findFirst({ where: { guildId, place: 0 } });
    const isHidden = leader === null || (await isSilenced(tx, who.accountId, leader.accountId as AccountId));
    if (listing === null || isHidden) throw new GameError('not_found', 'guild.guild_gone');
    await assertRoom(tx, guildId);
    const invited = { guildId, characterId: who.characterId, state: 'open', endsAt: { gt: nowOf(tx) } };
    const invite = await tx.guildInvite.findFirst({ where: invited, select: { fromCharacterId: true } });
    if (invite !== null) {
      await joinGuild(tx, { guildId, byId: invite.fromCharacterId as CharacterId }, who);
      return done;
    }
    const [person] = await peopleAmong(tx, [who.characterId]);
    if ((person?.level ?? 0) < listing.levelMin)
      throw new GameError('conflict', 'guild.entry_level', { level: listing.levelMin });
    const answers = await answersTo(tx, who, { questions: listing.questions, typed: input.answers });
    await store(tx, { guildId, answers }, who);
    return done;
  });
}

interface Asked {
  readonly questions: readonly string[];
  readonly typed: readonly string[];
}

async function answersTo(tx: Tx, who: Playing, { questions, typed }: Asked) {
  const answers: { readonly question: string; readonly answer: string }[] = [];
  for (const [at, question] of questions.entries()) {
    const answer = await writtenText(tx, who, typed[at] ?? '');
    if (answer === '') throw new GameError('invalid', 'guild.unanswered');
    answers.push({ question, answer });
  }
  return answers;
}

interface NewApplication {
  readonly guildId: GuildId;
  readonly answers: Awaited<ReturnType<typeof answersTo>>;
}

async function store(tx: Tx, { guildId, answers }: NewApplication, who: Playing): Promise<void> {
  const { characterId, accountId } = who;
  const now = nowOf(tx);
  const live = { state: 'open', endsAt: { gt: now } };
  const key = { guildId_characterId: { guildId, characterId } };
  const last = await tx.guildApplication.findUnique({ where: key });
  const isOpen = last?.state === 'open' && last.endsAt > now;
  const isDeclined = last?.state === 'declined' && now.getTime() - last.endsAt.getTime() < applyAgainMs;
  if (isOpen || isDeclined) throw new GameError('conflict', 'guild.applied_lately');
  if ((await tx.guildApplication.count({ where: { ...live, characterId } })) >= mostApplications)
    throw new GameError('conflict', 'guild.too_many_applications', { most: mostApplications });
  if ((await tx.guildApplication.count({ where: { ...live, guildId } })) >= mostApplicants)
    throw new GameError('conflict', 'guild.inbox_full');
  const row = {
    ...{ id: newId<string>(), accountId, answers, state: 'open', madeAt: now },
    endsAt: new Date(now.getTime() + applicationLastsMs),
  };
  await tx.guildApplication.upsert({ where: key, create: { guildId, characterId, ...row }, update: row });
  const readers = await readersOf(tx, guildId);
  announceGuild(tx, [characterId, ...readers.map((one) => one.characterId)], 'applications');
  for (const reader of readers)
    await emit(tx, guildApplied, {
      ...{ applicationId: row.id, accountId: reader.accountId, characterId: reader.characterId },
      fromCharacterId: characterId,
    });
}

/** Returns the members of a guild who may answer applications; of many, the highest. */
async function readersOf(tx: Tx, guildId: GuildId) {
  const ranks = await tx.guildRank.findMany({ where: { guildId } });
  const places = ranks.map(rankFrom).flatMap((rank) => (hasRight(rank, 'applications').ok ? [rank.place] : []));
  return (await membersOf(tx, guildId)).filter(({ place }) => places.includes(place)).slice(0, mostReaders);
}
const mostReaders = 20;

/**
 * Accepts an application to the caller's guild; its character joins.
 * @throws GameError not_found `guild.application_gone`; forbidden `guild.no_right`; conflict `guild.full`,
 * `guild.other_in_guild`
 */
export function acceptApplication(ctx: Ctx, input: GuildApplicationInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.accept_application', input }, async (tx, who) => {
    const row = await holdForAnswer(tx, who, input.applicationId);
    if ((await guildIdOf(tx, row.characterId)) !== null) throw new GameError('conflict', 'guild.other_in_guild');
    if (await isSilenced(tx, who.accountId, row.accountId)) throw gone();
    await joinGuild(tx, { guildId: row.guildId, byId: who.characterId }, row);
    await answered(tx, row, { isAccepted: true });
    return done;
  });
}

/**
 * Declines an application to the caller's guild.
 * @throws GameError not_found `guild.application_gone`; forbidden `guild.no_right`
 */
export function declineApplication(ctx: Ctx, input: GuildApplicationInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.decline_application', input }, async (tx, who) => {
    const row = await holdForAnswer(tx, who, input.applicationId);
    await tx.guildApplication.update({ where: { id: row.id }, data: { state: 'declined', endsAt: nowOf(tx) } });
    await answered(tx, row, { isAccepted: false });
    return done;
  });
}

/**
 * Withdraws an application of the caller's character.
 * @throws GameError not_found `guild.application_gone`
 */
export function withdrawApplication(ctx: Ctx, input: GuildApplicationInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.withdraw_application', input }, async (tx, who) => {
    const row = await holdApplication(tx, input.applicationId);
    if (row.characterId !== who.characterId) throw gone();
    await tx.guildApplication.update({ where: { id: row.id }, data: { state: 'over' } });
    await announceAnswer(tx, row);
    return done;
  });
}

interface Application {
  readonly id: string;
  readonly guildId: GuildId;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
}

/** Returns an application that waits, behind the lock of its guild. */
async function holdApplication(tx: Tx, id: string): Promise<Application> {
  const live = { id, state: 'open', endsAt: { gt: nowOf(tx) } };
  const found = await tx.guildApplication.findFirst({ where: live, select: { guildId: true } });
  if (found === null) throw gone();
  await lockGuilds(tx, [found.guildId as GuildId]);
  const row = await tx.guildApplication.findFirst({ where: live });
  if (row === null) throw gone();
  return row as unknown as Application;
}

/** The same for a member who may answer it; applications to other guilds are answered like none. */
async function holdForAnswer(tx: Tx, who: Playing, id: string): Promise<Application> {
  const row = await holdApplication(tx, id);
  const own = await findGuild(tx, who.characterId);
  if (own === null || own.guildId !== row.guildId) throw gone();
  assertAllowed(hasRight(own.rank, 'applications'), 'forbidden');
  return row;
}

async function answered(tx: Tx, row: Application, { isAccepted }: { readonly isAccepted: boolean }): Promise<void> {
  const { id: applicationId, guildId, characterId, accountId } = row;
  const { name } = await tx.guild.findUniqueOrThrow({ where: { id: guildId }, select: { name: true } });
  const about = { applicationId, guildId, guildName: name, characterId, accountId };
  await emit(tx, guildApplicationAnswered, { ...about, isAccepted });
  await announceAnswer(tx, row);
}

async function announceAnswer(tx: Tx, { guildId, characterId }: Application): Promise<void> {
  const readers = await readersOf(tx, guildId);
  announceGuild(tx, [characterId, ...readers.map((one) => one.characterId)], 'applications');
}
