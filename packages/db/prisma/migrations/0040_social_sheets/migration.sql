-- A block changes what the characters of both players hear: their sheets say so.
CREATE FUNCTION feed_sheets_of_block() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "block" "social_blocks" := COALESCE(NEW, OLD);
BEGIN
  PERFORM note_sheet_change("id", 'social') FROM "characters"
    WHERE "account_id" IN ("block"."account_id", "block"."blocked_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "social_blocks_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "social_blocks" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_block();
CREATE CONSTRAINT TRIGGER "social_blocks_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "social_blocks" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
