-- AlterTable
ALTER TABLE "world_drops" ADD COLUMN     "shared_with" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "party_loot" (
    "party_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "threshold" TEXT NOT NULL,
    "master_id" UUID,
    "served_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_loot_pkey" PRIMARY KEY ("party_id")
);

-- CreateTable
CREATE TABLE "party_drops" (
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "master_id" UUID,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "is_passable" BOOLEAN NOT NULL,
    "roll_id" UUID NOT NULL,
    "finder_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "rarity" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "affixes" JSONB NOT NULL DEFAULT '[]',
    "fell_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "given_to" UUID,
    "reason" TEXT,
    "given_at" TIMESTAMPTZ(3),
    "ledger_id" UUID,
    "item_id" UUID,
    "holder_id" UUID,
    "pass_ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "party_drops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_drop_members" (
    "drop_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "choice" TEXT,
    "rolled" INTEGER,
    "chosen_at" TIMESTAMPTZ(3),

    CONSTRAINT "party_drop_members_pkey" PRIMARY KEY ("drop_id","character_id")
);

-- CreateIndex
CREATE INDEX "party_loot_changed_at_idx" ON "party_loot"("changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "party_drops_ledger_id_key" ON "party_drops"("ledger_id");

-- CreateIndex
CREATE INDEX "party_drops_ends_at_idx" ON "party_drops"("ends_at");

-- CreateIndex
CREATE INDEX "party_drops_given_at_idx" ON "party_drops"("given_at");

-- CreateIndex
CREATE INDEX "party_drop_members_character_id_drop_id_idx" ON "party_drop_members"("character_id", "drop_id");

-- AddForeignKey
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "party_drops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_party" FOREIGN KEY ("party_id") REFERENCES "parties" ("id") ON DELETE CASCADE;
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_mode" CHECK ("mode" IN ('personal', 'free_for_all', 'round_robin', 'need_greed', 'master'));
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_threshold" CHECK ("threshold" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_master" CHECK ("mode" <> 'master' OR "master_id" IS NOT NULL);
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_finder" FOREIGN KEY ("finder_id") REFERENCES "characters" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_mode" CHECK ("mode" = 'need_greed' OR ("mode" = 'master' AND "master_id" IS NOT NULL));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_quantity" CHECK ("quantity" BETWEEN 1 AND 9999);
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_given" CHECK (("given_to" IS NULL) = ("given_at" IS NULL) AND ("given_to" IS NULL) = ("ledger_id" IS NULL) AND ("given_to" IS NULL) = ("reason" IS NULL));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_reason" CHECK ("reason" IN ('need', 'greed', 'master', 'nobody'));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_passing" CHECK (("item_id" IS NULL) = ("holder_id" IS NULL) AND ("item_id" IS NULL) = ("pass_ends_at" IS NULL) AND ("item_id" IS NULL OR "given_to" IS NOT NULL));
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_choice" CHECK ("choice" IN ('need', 'greed', 'pass') AND ("choice" IS NULL) = ("chosen_at" IS NULL));
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_rolled" CHECK (("rolled" IS NOT NULL) = ("choice" IS NOT NULL AND "choice" <> 'pass') AND "rolled" BETWEEN 1 AND 100);
-- No two members roll the same number for an item.
CREATE UNIQUE INDEX "party_drop_members_rolled_once" ON "party_drop_members" ("drop_id", "rolled");
-- Given once, and what fell stays what it is.
CREATE FUNCTION guard_party_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."template_id" <> OLD."template_id" OR NEW."quantity" <> OLD."quantity" OR (OLD."given_to" IS NOT NULL
    AND (NEW."given_to" IS DISTINCT FROM OLD."given_to" OR NEW."ledger_id" IS DISTINCT FROM OLD."ledger_id")) THEN
    RAISE EXCEPTION 'broken rule "party_drops_fixed": what fell stays what it is, and is given once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "party_drops_guard" BEFORE UPDATE ON "party_drops" FOR EACH ROW EXECUTE FUNCTION guard_party_drop();
