/** Error codes of the NPC room; each has a message in both languages under `errors`. */
export const npcErrors = ['npc.unknown'] as const;
export type NpcError = (typeof npcErrors)[number];
