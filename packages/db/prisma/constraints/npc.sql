ALTER TABLE "npc_regards" ADD CONSTRAINT "npc_regards_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "npc_regards" ADD CONSTRAINT "npc_regards_points" CHECK ("points" BETWEEN -100 AND 100);
ALTER TABLE "npc_memories" ADD CONSTRAINT "npc_memories_regard" FOREIGN KEY ("character_id", "npc_id") REFERENCES "npc_regards" ("character_id", "npc_id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_whom" CHECK (("npc_id" IS NULL) <> ("thing" IS NULL) AND ("dialogue_id" IS NULL) = ("node_id" IS NULL));
