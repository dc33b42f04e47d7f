-- CreateTable
CREATE TABLE "quest_offers" (
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "quest_id" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quest_offers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "quest_offers_to_id_quest_id_key" ON "quest_offers"("to_id", "quest_id");

-- CreateIndex
CREATE INDEX "quest_offers_from_id_idx" ON "quest_offers"("from_id");

-- CreateIndex
CREATE INDEX "quest_offers_ends_at_idx" ON "quest_offers"("ends_at");

ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_from" FOREIGN KEY ("from_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_to" FOREIGN KEY ("to_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_state" CHECK ("state" IN ('open', 'over'));
