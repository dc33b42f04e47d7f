-- A party shows what it looks for, and players apply to it.
-- CreateTable
CREATE TABLE "party_listings" (
    "party_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "activity" TEXT NOT NULL,
    "content_id" TEXT,
    "level_min" INTEGER NOT NULL,
    "level_max" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tank" INTEGER NOT NULL,
    "healer" INTEGER NOT NULL,
    "damage" INTEGER NOT NULL,
    "any" INTEGER NOT NULL,
    "is_auto" BOOLEAN NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_listings_pkey" PRIMARY KEY ("party_id")
);

-- CreateTable
CREATE TABLE "party_applications" (
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_applications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "party_listings_id_key" ON "party_listings"("id");

-- CreateIndex
CREATE INDEX "party_listings_character_id_idx" ON "party_listings"("character_id");

-- CreateIndex
CREATE INDEX "party_listings_account_id_idx" ON "party_listings"("account_id");

-- CreateIndex
CREATE INDEX "party_listings_made_at_id_idx" ON "party_listings"("made_at", "id");

-- CreateIndex
CREATE INDEX "party_listings_ends_at_idx" ON "party_listings"("ends_at");

-- CreateIndex
CREATE INDEX "party_applications_character_id_idx" ON "party_applications"("character_id");

-- CreateIndex
CREATE INDEX "party_applications_account_id_idx" ON "party_applications"("account_id");

-- CreateIndex
CREATE INDEX "party_applications_at_idx" ON "party_applications"("at");

-- CreateIndex
CREATE UNIQUE INDEX "party_applications_party_id_character_id_key" ON "party_applications"("party_id", "character_id");

-- AddForeignKey
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "parties"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "parties"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_activity" CHECK ("activity" IN ('story', 'instance', 'event', 'duel', 'anything'));
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_levels" CHECK ("level_min" BETWEEN 1 AND "level_max" AND "level_max" <= 30);
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_locale" CHECK ("locale" IN ('en', 'ru'));
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_slots" CHECK (least("tank", "healer", "damage", "any") >= 0 AND "tank" + "healer" + "damage" + "any" BETWEEN 1 AND 39);
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_role" CHECK ("role" IN ('tank', 'healer', 'damage'));
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_state" CHECK ("state" IN ('open', 'over', 'banned'));
