/**
 * The map of the rooms. A room has the same name in every layer (shared, content, db, domain, api, web); the fences and
 * the tidy check read this file, so a name that is not here cannot be used.
 */

/** Room names by level. A room imports only rooms of earlier levels, and reaches later ones by events. */
export const storeys = [
  ['kernel'],
  ['audit-log'],
  ['session', 'settings'],
  ['identity', 'maintenance', 'passkey', 'token'],
  ['account', 'character'],
  ['zone'],
  ['wallet', 'inventory'],
  ['progression', 'reputation', 'world-state'],
  ['realm', 'ability', 'social', 'notification', 'achievement', 'npc'],
  ['chat', 'instance'],
  ['voice'],
  ['party', 'mail', 'bank', 'clinic'],
  ['guild'],
  ['quest'],
  ['loot', 'vendor', 'crafting', 'trade', 'auction', 'market', 'contract'],
  ['combat', 'matchmaking', 'territory', 'world-event', 'leaderboard'],
  ['war', 'season', 'shop', 'moderation', 'audit', 'admin', 'role'],
  ['limit'],
  ['analytics', 'privacy'],
];

/** Prisma models by the room that owns them: only that room's domain files may touch the table. */
export const tables = {
  account: [
    'Account',
    'AccountEmail',
    'AccountRole',
    'CodeTry',
    'DevEmail',
    'KnownDevice',
    'RecoveryCode',
    'TotpFactor',
  ],
  character: ['Character', 'CharacterSlot', 'Player'],
  ability: ['CharacterLoadout'],
  audit: ['AuditPosition'],
  'audit-log': ['AuditLogEntry'],
  chat: [
    ...['ChatChannel', 'ChatChannelBan', 'ChatChannelMember', 'ChatMention', 'ChatMessage'],
    ...['ChatPace', 'ChatRead', 'ChatSanction', 'ChatSlowMode'],
  ],
  combat: ['CharacterVitals', 'CombatParticipant', 'CombatEncounter', 'DamageLog'],
  identity: ['Identity', 'ProviderFlow'],
  instance: ['GameInstance', 'GameInstanceLock', 'GameInstanceMember'],
  inventory: ['CharacterInventory', 'CharacterItem', 'ItemEntry', 'ItemTemplate'],
  loot: [
    'ContainerOpening',
    'LootEncounter',
    'LootFilter',
    'LootRoll',
    'LootTable',
    'PartyDrop',
    'PartyDropMember',
    'PartyLoot',
    'Snatch',
    'WorldDrop',
  ],
  vendor: ['VendorSale', 'VendorStock', 'VendorBalance'],
  kernel: [
    'BusGroup',
    'BusPosition',
    'DeadLetter',
    'Escrow',
    'InboxEntry',
    'Ledger',
    'OutboxEvent',
    'RequestAnswer',
    'SheetVersion',
  ],
  maintenance: ['Maintenance'],
  privacy: ['AccountExport'],
  progression: [
    'CharacterPerk',
    'CharacterSkill',
    'CharacterTitle',
    'ExperienceEntry',
    'LevelGain',
    'PerkReset',
    'Progression',
  ],
  npc: ['Conversation', 'NpcMemory', 'NpcAffinity'],
  quest: ['QuestCheck', 'QuestObjectiveEvent', 'QuestGain', 'QuestLog', 'QuestOffer', 'QuestProgress', 'ZoneCommand'],
  passkey: ['Passkey'],
  realm: ['Realm', 'RealmPlace', 'RealmSettings'],
  role: ['RoleChange'],
  reputation: ['FactionReputation', 'ReputationEntry'],
  session: ['Login', 'Session', 'SessionLifetimes', 'SpentTicket', 'TrustedDevice'],
  settings: ['MapPins', 'PlayerSettings'],
  token: ['RefreshToken', 'SigningKey'],
  wallet: ['LedgerEntry', 'StarterGrant', 'WalletAccount'],
  limit: ['LimitSetting'],
  social: [
    'Friendship',
    'FriendGroup',
    'FriendRequest',
    'SocialBlock',
    'SocialMeeting',
    'SocialPlayer',
    'SocialPresence',
  ],
  'world-state': ['WorldEntry', 'WorldValue'],
  'world-event': ['WorldEventRun', 'WorldEventShare'],
  zone: ['PlayerPosition', 'SimProcess', 'Zone', 'ZoneLease'],
  moderation: ['ModerationNote', 'ModerationReport', 'ModerationVoice'],
  notification: ['Notification', 'NotificationPreferences', 'PushKey', 'PushSubscription'],
  voice: ['VoiceStay'],
  party: ['Party', 'PartyApplication', 'PartyInvite', 'PartyListing', 'PartyMark', 'PartyMember'],
  trade: ['Trade', 'TradeDay', 'TradeOffer', 'TradeSide'],
  mail: ['Letter', 'LetterDay', 'MassLetter'],
  guild: [
    'Guild',
    'GuildApplication',
    'GuildCharter',
    'GuildEntry',
    'GuildInvite',
    'GuildLeave',
    'GuildListing',
    'GuildMember',
    'GuildRank',
    'GuildSignature',
    ...['GuildAsk', 'GuildLetter', 'GuildLevy', 'GuildMoneyEntry', 'GuildRankLimit', 'GuildTab'],
    ...['GuildTabRight', 'GuildTaxRest', 'GuildTreasury', 'GuildUse', 'GuildVaultEntry'],
    ...['GuildGrowth', 'GuildEffort', 'GuildWeek', 'GuildTask', 'GuildMilestone', 'GuildEvent', 'GuildSignUp'],
    ...['GuildAlly', 'GuildAllianceInvite', 'GuildRival'],
  ],
};

/**
 * Models that sheets read only when a character enters a zone, because afterwards the zone itself knows better: their
 * changes raise no version.
 */
export const entryTables = ['CharacterVitals', 'Conversation'];

/**
 * Folders that hold no durable state and therefore have no domain room: `shared` for rules that both sides run,
 * `content` for kinds of game data, `web` for screens without a room, `messages` for the texts of pages and parts
 * without a room.
 */
export const roomsWithoutMemory = {
  shared: ['protocol'],
  content: [],
  web: ['zone', 'map', 'interaction', 'duel'],
  messages: [
    'controls',
    'credits',
    'fault',
    'formulas',
    'guilds',
    'help',
    'hud',
    'items',
    'landing',
    'legal',
    'map',
    'profile',
    'site',
    'stats',
  ],
};

/** Every room name, lowest level first. */
export const roomNames = storeys.flat();

/**
 * Returns the level of a room.
 * @param {string} room a name from `storeys`
 * @returns {number} 0 for the kernel
 * @throws {Error} when the map does not know the room
 */
export function storeyOf(room) {
  const storey = storeys.findIndex((rooms) => rooms.includes(room));
  if (storey < 0) throw new Error(`rooms.mjs knows no room "${room}"`);
  return storey;
}

/**
 * Returns the room that owns a Prisma model.
 * @param {string} model name as written in the schema, for example `WalletAccount`
 * @returns {string | undefined} undefined when no room claims it
 */
export function ownerOf(model) {
  return Object.keys(tables).find((room) => tables[room].includes(model));
}
