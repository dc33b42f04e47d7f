ALTER TABLE "global_state" ADD CONSTRAINT "global_state_scope" CHECK ("scope" IN ('world', 'district', 'faction', 'player') AND ("scope" <> 'player' OR "scope_id" <> '') AND "version" >= 1);
ALTER TABLE "global_state_entries" ADD CONSTRAINT "global_state_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

CREATE TRIGGER "global_state_entries_append_only" BEFORE UPDATE OR DELETE ON "global_state_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "global_state_entries_no_truncate" BEFORE TRUNCATE ON "global_state_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
