-- How one person feels about one character is called affinity.
ALTER TABLE "npc_regards" RENAME TO "npc_affinities";
ALTER TABLE "npc_affinities" RENAME CONSTRAINT "npc_regards_pkey" TO "npc_affinities_pkey";
ALTER TABLE "npc_affinities" RENAME CONSTRAINT "npc_regards_character" TO "npc_affinities_character";
ALTER TABLE "npc_affinities" RENAME CONSTRAINT "npc_regards_points" TO "npc_affinities_points";
ALTER TABLE "npc_memories" RENAME CONSTRAINT "npc_memories_regard" TO "npc_memories_affinity";
ALTER TABLE "conversations" RENAME CONSTRAINT "conversations_whom" TO "conversations_partner";
