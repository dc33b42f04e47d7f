import { canManage } from '@necp/shared/chat/rules';
import type {
  ChannelDoneView,
  ChannelInput,
  ChannelMemberInput,
  ChannelRole,
  SetChannelInput,
} from '@necp/shared/chat/schema';
import { type CharacterId, GameError, type RequestId } from '@necp/shared/kernel';
import { hashPassword } from '../account';
import { peopleOf, personNamed, type PersonRow } from '../character';
import { actOnce, type Ctx, nowOf, type Playing, requirePlaying, type Tx } from '../kernel';
import { heldChannel } from './channels';
import { announceChannels, demand } from './steps';

interface Managed {
  readonly tx: Tx;
  readonly who: Playing;
  readonly role: ChannelRole;
  readonly memberIds: readonly CharacterId[];
}

interface ManageRequest {
  readonly verb: string;
  readonly input: { readonly requestId: RequestId; readonly channelId: string };
}

/** Runs an act of a member on a channel that is held, and lets all members read their channels again. */
function manage(ctx: Ctx, { verb, input }: ManageRequest, act: (managed: Managed) => Promise<void>) {
  return actOnce(ctx, { verb, input }, async (tx, who): Promise<ChannelDoneView> => {
    await heldChannel(tx, input.channelId);
    const members = await tx.chatChannelMember.findMany({ where: { channelId: input.channelId } });
    const own = members.find(({ characterId }) => characterId === who.characterId);
    if (own === undefined) throw new GameError('not_found', 'chat.no_channel');
    const memberIds = members.map(({ characterId }) => characterId as CharacterId);
    await act({ tx, who, role: own.role as ChannelRole, memberIds });
    announceChannels(tx, memberIds);
    return { done: true };
  });
}

/**
 * Leaves an own channel. When its owner leaves, the operator who joined first owns it, else the first member; the
 * last one to leave removes it.
 * @throws GameError not_found `chat.no_channel`
 */
export function leaveChannel(ctx: Ctx, input: ChannelInput): Promise<ChannelDoneView> {
  const { channelId } = input;
  return manage(ctx, { verb: 'chat.leave_channel', input }, ({ tx, who }) =>
    dropMember(tx, channelId, who.characterId),
  );
}

async function dropMember(tx: Tx, channelId: string, characterId: CharacterId): Promise<void> {
  await tx.chatChannelMember.delete({ where: { channelId_characterId: { channelId, characterId } } });
  await tx.chatRead.deleteMany({ where: { characterId, channel: 'own', scope: channelId } });
  const left = await tx.chatChannelMember.findMany({ where: { channelId }, orderBy: { joinedAt: 'asc' } });
  if (left.some(({ role }) => role === 'owner')) return;
  const heir = left.find(({ role }) => role === 'operator') ?? left[0];
  if (heir === undefined) await tx.chatChannel.delete({ where: { id: channelId } });
  else await setRole(tx, { channelId, characterId: heir.characterId as CharacterId, role: 'owner' });
}

interface NewRole {
  readonly channelId: string;
  readonly characterId: CharacterId;
  readonly role: ChannelRole;
}

async function setRole(tx: Tx, { channelId, characterId, role }: NewRole): Promise<void> {
  await tx.chatChannelMember.update({ where: { channelId_characterId: { channelId, characterId } }, data: { role } });
}

/**
 * Removes a channel with everyone in it.
 * @throws GameError not_found `chat.no_channel`; forbidden `chat.not_allowed`
 */
export function removeChannel(ctx: Ctx, input: ChannelInput): Promise<ChannelDoneView> {
  return manage(ctx, { verb: 'chat.remove_channel', input }, async ({ tx, role }) => {
    if (role !== 'owner') throw new GameError('forbidden', 'chat.not_allowed');
    await tx.chatRead.deleteMany({ where: { channel: 'own', scope: input.channelId } });
    await tx.chatChannel.delete({ where: { id: input.channelId } });
  });
}

/**
 * Changes the password or the wait between lines of a channel; the wait also by its operators.
 * @throws GameError not_found `chat.no_channel`; forbidden `chat.not_allowed`
 */
export async function setChannel(ctx: Ctx, input: SetChannelInput): Promise<ChannelDoneView> {
  const { channelId, password, slowSeconds } = input;
  await demandMember(ctx, channelId);
  const passwordHash = password === undefined ? undefined : password === '' ? null : await hashPassword(password);
  return manage(ctx, { verb: 'chat.set_channel', input }, async ({ tx, role }) => {
    if (role === 'member' || (passwordHash !== undefined && role !== 'owner'))
      throw new GameError('forbidden', 'chat.not_allowed');
    await tx.chatChannel.update({
      where: { id: channelId },
      data: {
        ...(passwordHash === undefined ? {} : { passwordHash }),
        ...(slowSeconds === undefined ? {} : { slowSeconds }),
      },
    });
  });
}

/** Strangers must not make this process hash passwords. */
async function demandMember(ctx: Ctx, channelId: string): Promise<void> {
  const { characterId } = requirePlaying(ctx);
  if ((await ctx.db.chatChannelMember.count({ where: { channelId, characterId } })) === 0)
    throw new GameError('not_found', 'chat.no_channel');
}

/**
 * Kicks, bans, promotes or demotes a member, hands the channel over, or ends a ban. A kicked or banned member hears
 * nothing that is said after.
 * @throws GameError not_found `chat.no_channel`, `character.not_found`, `chat.not_member`; invalid `chat.not_allowed`
 */
export function changeMember(ctx: Ctx, input: ChannelMemberInput): Promise<ChannelDoneView> {
  const { channelId, act } = input;
  return manage(ctx, { verb: 'chat.change_member', input }, async (managed) => {
    const { tx, role, who } = managed;
    const target = await personNamed(tx, input.name);
    if (target === null) throw new GameError('not_found', 'character.not_found');
    const { characterId } = target;
    const key = { channelId_characterId: { channelId, characterId } };
    const theirs = (await tx.chatChannelMember.findUnique({ where: key }))?.role as ChannelRole | undefined;
    demand(canManage(role, act, theirs ?? null));
    if (act === 'ban') return banPlayer(managed, channelId, target);
    if (act === 'unban') return endBan(tx, channelId, target);
    if (theirs === undefined) throw new GameError('not_found', 'chat.not_member');
    if (act === 'kick') return dropMember(tx, channelId, characterId);
    if (act === 'hand_over') await setRole(tx, { channelId, characterId: who.characterId, role: 'operator' });
    const roles = { promote: 'operator', demote: 'member', hand_over: 'owner' } as const;
    await setRole(tx, { channelId, characterId, role: roles[act] });
  });
}

/** Bans the player of a character: all of the player's characters leave. */
async function banPlayer({ tx, role, memberIds }: Managed, channelId: string, target: PersonRow): Promise<void> {
  const { accountId } = target;
  await tx.chatChannelBan.upsert({
    where: { channelId_accountId: { channelId, accountId } },
    create: { channelId, accountId, characterId: target.characterId, at: nowOf(tx) },
    update: {},
  });
  const theirs = new Set((await peopleOf(tx, [accountId])).map(({ characterId }) => characterId));
  for (const characterId of memberIds.filter((id) => theirs.has(id))) {
    const member = await tx.chatChannelMember.findUniqueOrThrow({
      where: { channelId_characterId: { channelId, characterId } },
    });
    demand(canManage(role, 'ban', member.role as ChannelRole));
    await dropMember(tx, channelId, characterId);
  }
}

async function endBan(tx: Tx, channelId: string, { accountId }: PersonRow): Promise<void> {
  const { count } = await tx.chatChannelBan.deleteMany({ where: { channelId, accountId } });
  if (count === 0) throw new GameError('not_found', 'chat.not_member');
}
