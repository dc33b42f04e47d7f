ALTER TABLE "npc_affinities" ADD CONSTRAINT "npc_affinities_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "npc_affinities" ADD CONSTRAINT "npc_affinities_points" CHECK ("points" BETWEEN -100 AND 100);
ALTER TABLE "npc_memories" ADD CONSTRAINT "npc_memories_affinity" FOREIGN KEY ("character_id", "npc_id") REFERENCES "npc_affinities" ("character_id", "npc_id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_partner" CHECK (("npc_id" IS NULL) <> ("object_id" IS NULL) AND ("dialogue_id" IS NULL) = ("node_id" IS NULL));

CREATE TRIGGER "npc_affinities_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "npc_affinities" FOR EACH ROW EXECUTE FUNCTION feed_sheet('npc');
CREATE CONSTRAINT TRIGGER "npc_affinities_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "npc_affinities" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
