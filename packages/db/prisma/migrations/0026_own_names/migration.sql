-- Classes, origins, money and some abilities have the names of this city; stored values and columns follow.
-- No program runs during a migration, and every zone reads whole sheets when it starts, so no sheet version is raised.
ALTER TABLE "characters" DISABLE TRIGGER USER;
UPDATE "characters" SET
  "class_id" = CASE "class_id" WHEN 'solo' THEN 'bouncer' WHEN 'netrunner' THEN 'jammer' WHEN 'techie' THEN 'welder'
    WHEN 'nomad' THEN 'hauler' WHEN 'fixer' THEN 'broker' WHEN 'medtech' THEN 'medic' ELSE "class_id" END,
  "origin_id" = CASE "origin_id" WHEN 'street' THEN 'local' WHEN 'corpo' THEN 'clerk' WHEN 'nomad' THEN 'outsider'
    ELSE "origin_id" END;
ALTER TABLE "characters" ENABLE TRIGGER USER;

ALTER TABLE "item_templates" RENAME COLUMN "buy_eddies" TO "buy_chits";
ALTER TABLE "item_templates" RENAME COLUMN "sell_eddies" TO "sell_chits";
ALTER TABLE "world_drops" RENAME COLUMN "eddies" TO "chits";
ALTER TABLE "loot_filters" RENAME COLUMN "with_eddies" TO "with_chits";
ALTER TABLE "perk_resets" RENAME COLUMN "paid_eddies" TO "paid_chits";
ALTER TABLE "vendor_sales" RENAME COLUMN "eddies" TO "chits";
ALTER TABLE "vendor_sales" RENAME CONSTRAINT "vendor_sales_eddies" TO "vendor_sales_chits";
ALTER TABLE "world_event_shares" RENAME COLUMN "eddies" TO "chits";
CREATE OR REPLACE FUNCTION guard_world_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."taken_by" IS NOT NULL OR NEW."template_id" IS DISTINCT FROM OLD."template_id" OR NEW."quantity" <> OLD."quantity" OR NEW."chits" <> OLD."chits" THEN
    RAISE EXCEPTION 'broken rule "world_drops_fixed": what fell stays what it is, and is taken once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

-- Documents that programs read again: answers to repeated requests, events, rolls, what a zone saved of a player.
CREATE FUNCTION with_own_names("document" jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  "written" text := "document"::text;
  "pair" text[];
BEGIN
  FOREACH "pair" SLICE 1 IN ARRAY ARRAY[
    ['("\w*)Eddies": ', '\1Chits": '], ['"eddies": ', '"chits": '],
    ['"classId": "solo"', '"classId": "bouncer"'], ['"classId": "netrunner"', '"classId": "jammer"'],
    ['"classId": "techie"', '"classId": "welder"'], ['"classId": "nomad"', '"classId": "hauler"'],
    ['"classId": "fixer"', '"classId": "broker"'], ['"classId": "medtech"', '"classId": "medic"'],
    ['"originId": "street"', '"originId": "local"'], ['"originId": "corpo"', '"originId": "clerk"'],
    ['"originId": "nomad"', '"originId": "outsider"'],
    ['"(ability:)?short_circuit"', '"\1common_ground"'], ['"(ability:)?ping"', '"\1roll_call"'],
    ['"(ability:)?contagion"', '"\1earworm"']]
  LOOP
    "written" := regexp_replace("written", "pair"[1], "pair"[2], 'g');
  END LOOP;
  RETURN "written"::jsonb;
END $$;
UPDATE "request_answers" SET "answer" = with_own_names("answer") WHERE "answer" IS NOT NULL;
UPDATE "outbox" SET "payload" = with_own_names("payload");
UPDATE "dead_letters" SET "event" = with_own_names("event");
UPDATE "loot_rolls" SET "result" = with_own_names("result");
UPDATE "zone_commands" SET "command" = with_own_names("command");
UPDATE "player_positions" SET "carried" = with_own_names("carried") WHERE "carried" IS NOT NULL;
ALTER TABLE "character_loadouts" DISABLE TRIGGER USER;
UPDATE "character_loadouts" SET "slots" = ARRAY(SELECT jsonb_array_elements_text(with_own_names(to_jsonb("slots")))),
  "seen" = ARRAY(SELECT jsonb_array_elements_text(with_own_names(to_jsonb("seen"))));
ALTER TABLE "character_loadouts" ENABLE TRIGGER USER;
DROP FUNCTION with_own_names;

UPDATE "damage_logs" SET "by" = CASE "by" WHEN 'short_circuit' THEN 'common_ground' WHEN 'ping' THEN 'roll_call'
  ELSE 'earworm' END
WHERE "by" IN ('short_circuit', 'ping', 'contagion');
ALTER TABLE "character_perks" DISABLE TRIGGER USER;
UPDATE "character_perks" SET "node_id" = CASE "node_id" WHEN 'puppet_ping' THEN 'puppet_roll_call'
  ELSE 'breach_ground' END
WHERE "node_id" IN ('puppet_ping', 'breach_circuit');
ALTER TABLE "character_perks" ENABLE TRIGGER USER;
