ALTER TABLE "combat_encounters" ADD CONSTRAINT "combat_encounters_kind" CHECK ("kind" IN ('world', 'boss', 'duel', 'event') AND ("ended_at" IS NULL OR "ended_at" >= "started_at"));
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_sums" CHECK ("dealt" >= 0 AND "taken" >= 0 AND "healed" >= 0 AND "kills" >= 0 AND "downs" >= 0);
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_outcome" CHECK ("outcome" IN ('won', 'lost', 'fled', 'died', 'ended'));
ALTER TABLE "character_vitals" ADD CONSTRAINT "character_vitals_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_vitals" ADD CONSTRAINT "character_vitals_sane" CHECK ("health" >= 0 AND "energy" >= 0 AND "ram" >= 0 AND "stamina" >= 0);

-- The table is created again with one partition for each month, which the Prisma schema cannot express. Old months are dropped whole.
CREATE TABLE "damage_logs_by_month" (LIKE "damage_logs" INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE ("at");
DROP TABLE "damage_logs";
ALTER TABLE "damage_logs_by_month" RENAME TO "damage_logs";
ALTER TABLE "damage_logs" ADD CONSTRAINT "damage_logs_pkey" PRIMARY KEY ("at", "encounter_id", "seq");
CREATE INDEX "damage_logs_encounter_id_seq_idx" ON "damage_logs" ("encounter_id", "seq");

-- Creates the partition for the month of a moment, in UTC, if it is missing. The lock keeps two connections from creating it together.
-- Both functions run as the owner of the tables, because the role of the programs owns none.
CREATE FUNCTION make_damage_month("moment" timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "from_at" timestamp := date_trunc('month', "moment" AT TIME ZONE 'UTC');
  "part" text := 'damage_logs_' || to_char("from_at", 'YYYY_MM');
BEGIN
  IF to_regclass("part") IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('damage_logs'));
  IF to_regclass("part") IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF "damage_logs" FOR VALUES FROM (%L) TO (%L)', "part", "from_at" AT TIME ZONE 'UTC', ("from_at" + interval '1 month') AT TIME ZONE 'UTC');
  RETURN true;
END $$;

-- Drops the months that ended before a moment and returns how many they were.
CREATE FUNCTION drop_damage_months("before" timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "part" text;
  "gone" integer := 0;
BEGIN
  FOR "part" IN
    SELECT child.relname FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid WHERE inhparent = '"damage_logs"'::regclass AND child.relname < 'damage_logs_' || to_char("before" AT TIME ZONE 'UTC', 'YYYY_MM')
  LOOP
    EXECUTE format('DROP TABLE %I', "part");
    "gone" := "gone" + 1;
  END LOOP;
  RETURN "gone";
END $$;
REVOKE EXECUTE ON FUNCTION make_damage_month(timestamptz), drop_damage_months(timestamptz) FROM PUBLIC;
