import { chatFilter } from '@necp/content/server';
import { nameSkeleton } from '@necp/shared/character/rules';
import { canNameChannel, mostChannels, mostMembers, mostOwnChannels, tidyChannelName } from '@necp/shared/chat/rules';
import type { JoinChannelInput, MakeChannelInput, OwnChannelView } from '@necp/shared/chat/schema';
import { GameError } from '@necp/shared/kernel';
import { hashPassword, isPasswordRight } from '../account';
import { actOnce, type Ctx, explainConstraints, newId, nowOf, type Playing, requirePlaying, type Tx } from '../kernel';
import { announceChannels, demand, holdPace } from './steps';

explainConstraints({ chat_channels_name_key_key: { kind: 'conflict', code: 'chat.name_taken' } });

/**
 * Makes an own channel, whose owner the caller's character is.
 * @throws GameError invalid `chat.name_length`, `chat.name_letters`, `chat.name_foul`; conflict `chat.name_taken`,
 * `chat.own_full`, `chat.channels_full`
 */
export async function makeChannel(ctx: Ctx, input: MakeChannelInput): Promise<OwnChannelView> {
  requirePlaying(ctx);
  const name = tidyChannelName(input.name);
  demand(canNameChannel(name));
  if (chatFilter(name).severity !== 'clean') throw new GameError('invalid', 'chat.name_foul');
  const passwordHash = input.password === '' ? null : await hashPassword(input.password);
  return actOnce(ctx, { verb: 'chat.make_channel', input }, async (tx, who) => {
    await holdPlace(tx, who);
    // One after the other, so that the last free channel is made once.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('chat channels'))`;
    if ((await tx.chatChannel.count()) >= mostChannels)
      throw new GameError('conflict', 'chat.channels_full', { most: mostChannels });
    const id = newId<string>();
    const madeAt = nowOf(tx);
    await tx.chatChannel.create({ data: { id, name, nameKey: keyOf(name), passwordHash, madeAt } });
    await tx.chatChannelMember.create({
      data: { channelId: id, characterId: who.characterId, role: 'owner', joinedAt: madeAt },
    });
    announceChannels(tx, [who.characterId]);
    const hasPassword = passwordHash !== null;
    return { id, name, role: 'owner' as const, hasPassword, slowSeconds: 0, members: 1, unread: 0, mentions: 0 };
  });
}

const keyOf = (name: string) => nameSkeleton(tidyChannelName(name));

/** @throws GameError conflict `chat.own_full` */
async function holdPlace(tx: Tx, { characterId }: Playing): Promise<void> {
  await holdPace(tx, characterId);
  if ((await tx.chatChannelMember.count({ where: { characterId } })) >= mostOwnChannels)
    throw new GameError('conflict', 'chat.own_full', { most: mostOwnChannels });
}

/**
 * Joins an own channel by its name; for a member nothing changes.
 * @throws GameError not_found `chat.no_channel`; invalid `chat.wrong_password`; forbidden `chat.banned`; conflict
 * `chat.own_full`, `chat.channel_full`
 */
export async function joinChannel(ctx: Ctx, input: JoinChannelInput): Promise<OwnChannelView> {
  requirePlaying(ctx);
  const nameKey = keyOf(input.name);
  const found = await ctx.db.chatChannel.findUnique({ where: { nameKey }, select: { id: true, passwordHash: true } });
  if (found === null) throw new GameError('not_found', 'chat.no_channel');
  const known = found.passwordHash;
  // A password takes long to check, so no transaction waits for it.
  const isRight = known === null || (await isPasswordRight(known, input.password));
  return actOnce(ctx, { verb: 'chat.join_channel', input }, async (tx, who) => {
    const member = await tx.chatChannelMember.findUnique({
      where: { channelId_characterId: { channelId: found.id, characterId: who.characterId } },
    });
    if (member === null) await holdPlace(tx, who);
    const channel = await heldChannel(tx, found.id);
    if (member === null) {
      // The password may have been changed since it was checked.
      if (channel.passwordHash !== null && (channel.passwordHash !== known || !isRight))
        throw new GameError('invalid', 'chat.wrong_password');
      await addMember(tx, who, found.id);
    }
    const members = await tx.chatChannelMember.count({ where: { channelId: found.id } });
    const { id, name, slowSeconds } = channel;
    const role = (member?.role ?? 'member') as OwnChannelView['role'];
    return { id, name, role, hasPassword: channel.passwordHash !== null, slowSeconds, members, unread: 0, mentions: 0 };
  });
}

async function addMember(tx: Tx, { accountId, characterId }: Playing, channelId: string): Promise<void> {
  if ((await tx.chatChannelBan.count({ where: { channelId, accountId } })) > 0)
    throw new GameError('forbidden', 'chat.banned');
  const members = await tx.chatChannelMember.count({ where: { channelId } });
  if (members >= mostMembers) throw new GameError('conflict', 'chat.channel_full', { most: mostMembers });
  // No member is left when the accounts of all were erased.
  const role = members === 0 ? 'owner' : 'member';
  await tx.chatChannelMember.createMany({
    data: [{ channelId, characterId, role, joinedAt: nowOf(tx) }],
    skipDuplicates: true,
  });
  announceChannels(tx, [characterId]);
}

interface HeldChannel {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly slowSeconds: number;
}

/**
 * Locks a channel and its members until the transaction ends; lines of it wait meanwhile.
 * @throws GameError not_found `chat.no_channel`
 */
export async function heldChannel(tx: Tx, channelId: string): Promise<HeldChannel> {
  const [channel] = await tx.$queryRaw<HeldChannel[]>`
    SELECT id, name, password_hash AS "passwordHash", slow_seconds AS "slowSeconds"
    FROM chat_channels WHERE id = ${channelId}::uuid FOR UPDATE`;
  if (channel === undefined) throw new GameError('not_found', 'chat.no_channel');
  return channel;
}
