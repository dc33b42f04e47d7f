import type { clientEvents } from '@necp/shared/protocol';

/** What each message of a client asks for, and the refusals that belong to it alone. */
export const clientEventLines: Readonly<Record<keyof typeof clientEvents, string>> = {
  'chat.send':
    'Says a line: `say` to players near by, `zone` to the whole district. Each U+FFFC in `text` stands for the next ' +
    'of `links`, which the server looks up. Refused by `chat.rejected`.',
  'chat.emote':
    'Shows an emote, to an entity when one is named: the body moves, and players near by read a line. Refused by ' +
    '`chat.rejected`.',
  'presence.away': 'Shows the character as away until the next step, shot, message or click.',
  'presence.active':
    'Says that the player has used a window, of which the zone hears nothing else. Send it at most every few seconds.',
  'clock.ping': 'Asks for `clock.pong`, which repeats `sentMs`. Any number will do; the client’s own clock is usual.',
  'combat.reload':
    'Begins to reload the firearm in hand: `combat.no_weapon`, `combat.full_magazine`, `combat.not_ready`.',
  'combat.swap': 'Takes the other weapon in hand: `combat.no_weapon`.',
  'combat.throw':
    'Throws the equipped throwable at a spot: `combat.nothing_to_throw`, `combat.held`, `combat.safe_place`.',
  'combat.lock': 'Locks the target that abilities without an `entityId` go for; null unlocks. Never refused.',
  'combat.revive': 'Begins to revive a downed player: `combat.no_such_target`, `combat.out_of_range`, `combat.down`.',
  'combat.respawn': 'Wakes up at the clinic after going down: `combat.not_ready`, `combat.too_early`.',
  'ability.use':
    'Uses a learnt ability at a spot, and at an entity when one is named: codes of `ability` and `combat`.',
  'ability.cancel': 'Breaks off the current cast, use of an item or revival. Never refused.',
  'item.use': 'Uses an item of the bag, by its id of the inventory: `combat.not_usable`, `combat.item_gone`.',
  'loot.pick_up': 'Picks up one drop: `zone.too_far`, `zone.hidden`, `zone.gone`, `zone.busy`, `loot.not_yours`.',
  'loot.pick_all': 'Picks up to twelve drops around the character, by its filter: `zone.empty`, `loot.filtered`.',
  'npc.interact':
    'Talks to a person, opens a container or uses an object: `zone.too_far`, `zone.hidden`, `zone.gone`, `zone.busy`.',
  'npc.interact_stop': 'Breaks off an interaction that takes time, a revival, or the reading of a board.',
  'zone.transfer':
    'Goes through the doorway in which the character stands, without the wait: `zone.no_exit` and others.',
  'zone.channels': 'Asks for `zone.channels`. More than two a second are not answered.',
  'zone.change_channel': 'Goes to another channel of the same district: `zone.no_channel`, `zone.too_soon` and others.',
  'party.mark':
    'Puts a symbol of the party on an enemy or a player, or takes it away: `party.none`, `party.not_leader`, ' +
    '`party.mark_far`, `party.mark_dead`, `party.mark_soon`.',
  'instance.enter_party':
    'Opens an instance for the whole party and goes in, at its entrance: `instance.no_door`, `instance.no_party`, ' +
    '`instance.not_leader`, `instance.locked`, `zone.just_arrived`. The members are asked to come.',
  'instance.join':
    'Goes into the open instance of the party, from anywhere: `instance.none_open`, `instance.group_full`, ' +
    '`instance.locked`, `zone.just_arrived`.',
  'instance.enter': 'Goes in with all that are ready: `instance.no_door`, `instance.not_leader`, `zone.just_arrived`.',
  'instance.ready':
    'Says ready or not, at the entrance of a private instance: `instance.no_door`, `instance.group_full`.',
  'duel.challenge': 'Challenges a player: `combat.no_such_target`, `combat.out_of_range`, `combat.busy`.',
  'duel.answer': 'Accepts or declines the challenge of this player: `combat.no_such_target`.',
  'duel.yield': 'Gives the current duel up: `combat.no_such_target`.',
  'duel.sign': 'Puts the name on the board that is being read, or removes it: `zone.too_far`.',
  'duel.call': 'Challenges a player whose name is on that board: `zone.too_far`, `zone.gone`.',
  'voice.join':
    'Asks for a call, with a ticket of `voice.join`. Answered by the update `voice.offered` or `voice.ended`.',
  'voice.answer': 'Answers the offer of a call with what the browser’s description has of its own. Never refused.',
  'voice.set': 'Says how the player wants to hear and to be heard in the call: muted, deaf, and whom not to hear.',
  'voice.leave': 'Leaves the call.',
  'trade.ask':
    'Asks the character of a name, within 15 m, to trade: `trade.too_far`, `trade.in_fight`, `trade.down`, ' +
    '`trade.yourself`, `trade.partner_busy` and others. Declining is asked over REST.',
  'trade.accept': 'Accepts such a question: `trade.ask_gone`, `trade.too_far`, `trade.in_fight`, `trade.down`.',
};
