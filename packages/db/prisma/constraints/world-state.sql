ALTER TABLE "global_state" ADD CONSTRAINT "global_state_scope" CHECK ("scope" IN ('world', 'district', 'faction', 'player') AND ("scope" <> 'player' OR "scope_id" <> '') AND "version" >= 1);
ALTER TABLE "global_state_entries" ADD CONSTRAINT "global_state_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

CREATE TRIGGER "global_state_entries_append_only" BEFORE UPDATE OR DELETE ON "global_state_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "global_state_entries_no_truncate" BEFORE TRUNCATE ON "global_state_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION feed_sheet_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "row" jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  IF "row" ->> 'scope' = 'player' AND "row" ->> 'scope_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
    PERFORM note_sheet_change(("row" ->> 'scope_id')::uuid, 'world-state');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "global_state_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "global_state" FOR EACH ROW EXECUTE FUNCTION feed_sheet_of_key();
CREATE CONSTRAINT TRIGGER "global_state_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "global_state" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
