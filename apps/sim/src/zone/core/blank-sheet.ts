import type { CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';

/** Returns the sheet of a first-level character that has done nothing and carries nothing. */
export function blankSheet(characterId: CharacterId, more: Partial<CharacterSheet> = {}): CharacterSheet {
  return {
    characterId,
    versions: {},
    level: 1,
    classId: 'bouncer',
    originId: 'local',
    attributes: { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 },
    skills: {},
    passives: {},
    abilities: [],
    loadout: Array.from({ length: 16 }, () => null),
    gear: {
      main: null,
      side: null,
      thrown: null,
      armour: 0,
      bonus: {},
      weightGrams: 0,
      consumables: [],
      worn: {},
      armourItemIds: [],
      cyberAbilities: [],
      uniques: [],
    },
    reputation: {},
    affinities: {},
    playerKeys: {},
    quests: [],
    finished: [],
    itemCounts: {},
    chits: '0',
    vitals: null,
    commands: [],
    isGuest: true,
    silenced: new Set(),
    party: null,
    mutes: [],
    ...more,
  };
}
