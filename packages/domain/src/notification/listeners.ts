import { deviceNoticed } from '@necp/shared/account/events';
import { characterMentioned } from '@necp/shared/chat/events';
import {
  guildApplicationAnswered,
  guildApplied,
  guildInviteAnswered,
  guildInvited,
  guildLedAnew,
  playerLeftGuild,
} from '@necp/shared/guild/events';
import { itemGained } from '@necp/shared/inventory/events';
import type { AccountId, BusEvent, CharacterId } from '@necp/shared/kernel';
import { playerSanctioned, reportDecided } from '@necp/shared/moderation/events';
import type { NotificationFact } from '@necp/shared/notification/schema';
import { partyApplicationAnswered, partyApplied, partyInviteAnswered, partyInvited } from '@necp/shared/party/events';
import { levelUp, titleGained } from '@necp/shared/progression/events';
import { tierChanged } from '@necp/shared/reputation/events';
import { friendRequestAccepted, friendRequestSent } from '@necp/shared/social/events';
import { tokenReused } from '@necp/shared/token/events';
import { eventShared } from '@necp/shared/world-event/events';
import { namesOf, ownerOf, peopleOf } from '../character';
import { listen, type Listener, type Tx } from '../kernel';
import { titleOf } from '../progression';
import { markAnswered, notify } from './steps';

interface News {
  readonly event: BusEvent;
  readonly fact: NotificationFact;
}

export const listeners: readonly Listener[] = [
  listen('notification.level_up', levelUp, (tx, { characterId, level }, event) =>
    notifyOwner(tx, { characterId, event, fact: { kind: 'level_up', details: { level } } }),
  ),
  listen('notification.title', titleGained, async (tx, { characterId, key }, event) => {
    const title = await titleOf(tx, { characterId, key });
    if (title !== null)
      await notifyOwner(tx, { characterId, event, fact: { kind: 'title_gained', details: { title } } });
  }),
  listen('notification.tier', tierChanged, (tx, { characterId, faction, from, to }, event) =>
    notifyOwner(tx, { characterId, event, fact: { kind: 'tier_changed', details: { faction, from, to } } }),
  ),
  listen('notification.delivery', itemGained, async (tx, { characterId, templateId, delivered }, event) => {
    if (delivered === 0) return;
    await notifyOwner(tx, {
      characterId,
      event,
      fact: { kind: 'delivery', details: { templateId, quantity: delivered } },
    });
  }),
  listen('notification.event_reward', eventShared, async (tx, { characterId, event: worldEvent, tier }, event) => {
    if (tier === null) return;
    await notifyOwner(tx, { characterId, event, fact: { kind: 'event_reward', details: { event: worldEvent, tier } } });
  }),
  listen(
    'notification.party_invitation',
    partyInvited,
    async (tx, { inviteId, characterId, fromCharacterId }, event) => {
      const from = (await namesOf(tx, [fromCharacterId])).get(fromCharacterId)?.name;
      if (from !== undefined)
        await notifyOwner(tx, { characterId, event, fact: { kind: 'party_invitation', details: { from, inviteId } } });
    },
  ),
  // It is ordered after the invitation: both events have the account as their key.
  listen('notification.party_invite_answered', partyInviteAnswered, (tx, { accountId, inviteId }) =>
    markAnswered(tx, { accountId, kind: 'party_invitation', details: { inviteId } }),
  ),
  listen('notification.party_application', partyApplied, async (tx, { characterId, fromCharacterId, role }, event) => {
    const from = (await namesOf(tx, [fromCharacterId])).get(fromCharacterId)?.name;
    if (from !== undefined)
      await notifyOwner(tx, { characterId, event, fact: { kind: 'party_application', details: { from, role } } });
  }),
  listen('notification.application_answered', partyApplicationAnswered, async (tx, answered, event) => {
    const { characterId, byCharacterId, isAccepted } = answered;
    const from = (await namesOf(tx, [byCharacterId])).get(byCharacterId)?.name;
    if (from === undefined) return;
    const fact = { kind: 'application_answered', details: { from, isAccepted } } as const;
    await notifyOwner(tx, { characterId, event, fact });
  }),
  listen(
    'notification.guild_invitation',
    guildInvited,
    async (tx, { inviteId, guildName: guild, characterId, fromCharacterId }, event) => {
      const from = (await namesOf(tx, [fromCharacterId])).get(fromCharacterId)?.name;
      if (from === undefined) return;
      await notifyOwner(tx, {
        ...{ characterId, event },
        fact: { kind: 'guild_invitation', details: { from, guild, inviteId } },
      });
    },
  ),
  // It is ordered after the invitation: both events have the account as their key.
  listen('notification.guild_invite_answered', guildInviteAnswered, (tx, { accountId, inviteId }) =>
    markAnswered(tx, { accountId, kind: 'guild_invitation', details: { inviteId } }),
  ),
  listen('notification.guild_application', guildApplied, async (tx, { characterId, fromCharacterId }, event) => {
    const from = (await namesOf(tx, [fromCharacterId])).get(fromCharacterId)?.name;
    if (from !== undefined)
      await notifyOwner(tx, { characterId, event, fact: { kind: 'guild_application', details: { from } } });
  }),
  listen('notification.guild_answered', guildApplicationAnswered, (tx, answered, event) => {
    const { characterId, guildName: guild, isAccepted } = answered;
    return notifyOwner(tx, { characterId, event, fact: { kind: 'guild_answered', details: { guild, isAccepted } } });
  }),
  listen('notification.guild_removed', playerLeftGuild, async (tx, { characterId, guildName, isRemoved }, event) => {
    if (!isRemoved) return;
    await notifyOwner(tx, { characterId, event, fact: { kind: 'guild_removed', details: { guild: guildName } } });
  }),
  listen('notification.guild_leader', guildLedAnew, (tx, { leaderId, guildName: guild }, event) =>
    notifyOwner(tx, { characterId: leaderId, event, fact: { kind: 'guild_leader', details: { guild } } }),
  ),
  listen('notification.new_device', deviceNoticed, (tx, { accountId, from }, event) =>
    notifyAccount(tx, { accountId, event, fact: { kind: 'new_device', details: { from } } }),
  ),
  listen('notification.token_reused', tokenReused, (tx, { accountId, from }, event) =>
    notifyAccount(tx, { accountId, event, fact: { kind: 'token_reused', details: { from } } }),
  ),
  listen(
    'notification.friend_request',
    friendRequestSent,
    (tx, { toCharacterId, fromCharacterId, friendRequestId }, event) =>
      notifyOwner(tx, {
        characterId: toCharacterId,
        event,
        fact: { kind: 'friend_request', details: { friendRequestId, characterId: fromCharacterId } },
      }),
  ),
  listen('notification.friend_accepted', friendRequestAccepted, async (tx, accepted, event) => {
    const { fromAccountId, byAccountId, friendRequestId } = accepted;
    await markAnswered(tx, { accountId: byAccountId, kind: 'friend_request', details: { friendRequestId } });
    const [person] = await peopleOf(tx, [byAccountId]);
    if (person === undefined) return;
    const { characterId } = person;
    await notifyAccount(tx, {
      accountId: fromAccountId,
      event,
      fact: { kind: 'friend_accepted', details: { characterId } },
    });
  }),
  listen('notification.mention', characterMentioned, (tx, { characterId, byCharacterId, channel, place }, event) =>
    notifyOwner(tx, {
      characterId,
      event,
      fact: { kind: 'mention', details: { characterId: byCharacterId, channel, place } },
    }),
  ),
  listen('notification.sanction', playerSanctioned, (tx, { accountId, sanction, channel, untilMs, reason }, event) =>
    notifyAccount(tx, {
      accountId,
      event,
      fact: { kind: 'sanction', details: { sanction, channel, untilMs, reason } },
    }),
  ),
  listen('notification.report_decided', reportDecided, (tx, { accountId, reason, outcome }, event) =>
    notifyAccount(tx, {
      accountId,
      event,
      fact: { kind: 'report_decided', details: { reason, isUpheld: outcome !== 'dismissed' } },
    }),
  ),
];

/** Notifies the player of a character; characters that are erased have none. */
async function notifyOwner(tx: Tx, { characterId, event, fact }: News & { readonly characterId: CharacterId }) {
  const accountId = await ownerOf(tx, characterId);
  if (accountId !== null) await notify(tx, { accountId, characterId, fact, factId: event.id, at: new Date(event.at) });
}

function notifyAccount(tx: Tx, { accountId, event, fact }: News & { readonly accountId: AccountId }): Promise<void> {
  return notify(tx, { accountId, characterId: null, fact, factId: event.id, at: new Date(event.at) });
}
