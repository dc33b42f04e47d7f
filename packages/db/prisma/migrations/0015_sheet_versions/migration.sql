-- Each part of a character's sheet has a version of its own, which the tables that feed it raise by themselves.
CREATE TABLE "sheet_versions" (
    "character_id" UUID NOT NULL,
    "versions" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "sheet_versions_pkey" PRIMARY KEY ("character_id")
);
ALTER TABLE "characters" DROP COLUMN "sheet_version";

-- The parts of character sheets that the running transaction has changed: "<character> <part>;" for each, until it ends.
CREATE FUNCTION note_sheet_change("whose" uuid, "part" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "noted" text := COALESCE(current_setting('necp.sheets', true), '');
  "change" text := "whose" || ' ' || "part" || ';';
BEGIN
  IF "whose" IS NOT NULL AND strpos("noted", "change") = 0 THEN
    PERFORM set_config('necp.sheets', "noted" || "change", true);
  END IF;
END $$;

-- For tables with a character_id. First argument: the part of the sheet; second: columns that no sheet shows.
CREATE FUNCTION feed_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "hidden" text[] := COALESCE(TG_ARGV[1], '{}')::text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM note_sheet_change(OLD."character_id", TG_ARGV[0]);
  ELSIF TG_OP = 'INSERT' OR to_jsonb(NEW) - "hidden" <> to_jsonb(OLD) - "hidden" THEN
    PERFORM note_sheet_change(NEW."character_id", TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

-- Raises the versions of the noted parts. Every transaction does this last and in the order of characters, and nothing
-- else locks these rows, so that they never close a circle of waiting transactions.
CREATE FUNCTION raise_sheets() RETURNS TABLE ("whose" uuid, "raised" jsonb) LANGUAGE plpgsql AS $$
DECLARE
  "noted" text := current_setting('necp.sheets', true);
BEGIN
  IF "noted" IS NULL OR "noted" = '' THEN
    RETURN;
  END IF;
  PERFORM set_config('necp.sheets', '', true);
  RETURN QUERY
    INSERT INTO "sheet_versions" AS "known" ("character_id", "versions")
    SELECT split_part("change", ' ', 1)::uuid AS "id", jsonb_object_agg(split_part("change", ' ', 2), 1)
    FROM regexp_split_to_table(rtrim("noted", ';'), ';') AS "change" GROUP BY "id" ORDER BY "id"
    ON CONFLICT ("character_id") DO UPDATE SET "versions" = "known"."versions" || (
      SELECT jsonb_object_agg("part", COALESCE(("known"."versions" ->> "part")::int, 0) + 1)
      FROM jsonb_object_keys(excluded."versions") AS "part")
    RETURNING "known"."character_id", "known"."versions";
END $$;

-- Raises at the commit what its transaction has not raised itself, whoever writes the table.
CREATE FUNCTION raise_noted_sheets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_sheets();
  RETURN NULL;
END $$;

CREATE TRIGGER "character_loadouts_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_loadouts" FOR EACH ROW EXECUTE FUNCTION feed_sheet('ability');
CREATE CONSTRAINT TRIGGER "character_loadouts_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_loadouts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE FUNCTION feed_sheets_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."is_guest" <> OLD."is_guest" THEN
    PERFORM note_sheet_change("id", 'account') FROM "characters" WHERE "account_id" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "accounts_feed_sheets" AFTER UPDATE OF "is_guest" ON "accounts" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_account();
CREATE CONSTRAINT TRIGGER "accounts_raise_sheets" AFTER UPDATE OF "is_guest" ON "accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

-- It runs only when one of the columns is set, not for each position seen or minute played.
CREATE FUNCTION feed_sheet_of_character() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) <> to_jsonb(OLD) THEN
    PERFORM note_sheet_change(NEW."id", 'character');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "characters_feed_sheets" AFTER UPDATE OF "name", "look", "class_id", "origin_id", "level", "body", "reflex", "tech", "intellect", "cool" ON "characters" FOR EACH ROW EXECUTE FUNCTION feed_sheet_of_character();
CREATE CONSTRAINT TRIGGER "characters_raise_sheets" AFTER UPDATE OF "name", "look", "class_id", "origin_id", "level", "body", "reflex", "tech", "intellect", "cool" ON "characters" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE FUNCTION feed_sheet_of_holder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "places" uuid[] := CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW."container_id"]
    WHEN 'DELETE' THEN ARRAY[OLD."container_id"]
    ELSE ARRAY[OLD."container_id", NEW."container_id"] END;
BEGIN
  PERFORM note_sheet_change("character_id", 'inventory') FROM "character_inventory"
  WHERE "id" = ANY("places") AND "kind" IN ('bag', 'equipment');
  RETURN NULL;
END $$;
CREATE TRIGGER "character_items_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_items" FOR EACH ROW EXECUTE FUNCTION feed_sheet_of_holder();
CREATE CONSTRAINT TRIGGER "character_items_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_items" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "character_inventory_feed_sheets" AFTER UPDATE OR DELETE ON "character_inventory" FOR EACH ROW EXECUTE FUNCTION feed_sheet('inventory', '{slots}');
CREATE CONSTRAINT TRIGGER "character_inventory_raise_sheets" AFTER UPDATE OR DELETE ON "character_inventory" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "loot_filters_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "loot_filters" FOR EACH ROW EXECUTE FUNCTION feed_sheet('loot');
CREATE CONSTRAINT TRIGGER "loot_filters_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "loot_filters" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "npc_affinities_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "npc_affinities" FOR EACH ROW EXECUTE FUNCTION feed_sheet('npc');
CREATE CONSTRAINT TRIGGER "npc_affinities_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "npc_affinities" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "character_skills_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_skills" FOR EACH ROW EXECUTE FUNCTION feed_sheet('progression', '{experience}');
CREATE CONSTRAINT TRIGGER "character_skills_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_skills" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "character_perks_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_perks" FOR EACH ROW EXECUTE FUNCTION feed_sheet('progression');
CREATE CONSTRAINT TRIGGER "character_perks_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_perks" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "quest_progress_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "quest_progress" FOR EACH ROW EXECUTE FUNCTION feed_sheet('quest', '{deadline_at,path,claimed_item,times_ended,ended_at}');
CREATE CONSTRAINT TRIGGER "quest_progress_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "quest_progress" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "zone_commands_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "zone_commands" FOR EACH ROW EXECUTE FUNCTION feed_sheet('quest');
CREATE CONSTRAINT TRIGGER "zone_commands_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "zone_commands" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "faction_reputations_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "faction_reputations" FOR EACH ROW EXECUTE FUNCTION feed_sheet('reputation', '{settled_at}');
CREATE CONSTRAINT TRIGGER "faction_reputations_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "faction_reputations" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

CREATE TRIGGER "wallet_accounts_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "wallet_accounts" FOR EACH ROW EXECUTE FUNCTION feed_sheet('wallet');
CREATE CONSTRAINT TRIGGER "wallet_accounts_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "wallet_accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

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
