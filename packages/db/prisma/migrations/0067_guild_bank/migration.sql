-- CreateTable
CREATE TABLE "guild_treasuries" (
    "guild_id" UUID NOT NULL,
    "tax_percent" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "guild_treasuries_pkey" PRIMARY KEY ("guild_id")
);

-- CreateTable
CREATE TABLE "guild_rank_limits" (
    "guild_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "chits_a_day" BIGINT,

    CONSTRAINT "guild_rank_limits_pkey" PRIMARY KEY ("guild_id","place")
);

-- CreateTable
CREATE TABLE "guild_tabs" (
    "guild_id" UUID NOT NULL,
    "tab" INTEGER NOT NULL,
    "name" TEXT,
    "bought_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_tabs_pkey" PRIMARY KEY ("guild_id","tab")
);

-- CreateTable
CREATE TABLE "guild_tab_rights" (
    "guild_id" UUID NOT NULL,
    "tab" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "can_see" BOOLEAN NOT NULL,
    "can_put" BOOLEAN NOT NULL,
    "takes" INTEGER,

    CONSTRAINT "guild_tab_rights_pkey" PRIMARY KEY ("guild_id","tab","place")
);

-- CreateTable
CREATE TABLE "guild_uses" (
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "tab" INTEGER NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "guild_uses_pkey" PRIMARY KEY ("guild_id","character_id","tab","day")
);

-- CreateTable
CREATE TABLE "guild_money_entries" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "character_id" UUID,
    "chits" BIGINT NOT NULL,

    CONSTRAINT "guild_money_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_vault_entries" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "tab" INTEGER NOT NULL,
    "to_tab" INTEGER,
    "character_id" UUID,
    "template_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "guild_vault_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_levies" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "chits" BIGINT NOT NULL,
    "ledger_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_levies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_tax_rests" (
    "character_id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "hundredths" INTEGER NOT NULL,

    CONSTRAINT "guild_tax_rests_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "guild_asks" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_asks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_letters" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "sender_id" UUID NOT NULL,
    "sender_account_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "after_id" UUID,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "guild_letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "guild_treasuries_settled_at_idx" ON "guild_treasuries"("settled_at");

-- CreateIndex
CREATE INDEX "guild_tab_rights_guild_id_place_idx" ON "guild_tab_rights"("guild_id", "place");

-- CreateIndex
CREATE INDEX "guild_uses_character_id_idx" ON "guild_uses"("character_id");

-- CreateIndex
CREATE INDEX "guild_uses_day_idx" ON "guild_uses"("day");

-- CreateIndex
CREATE INDEX "guild_money_entries_guild_id_id_idx" ON "guild_money_entries"("guild_id", "id");

-- CreateIndex
CREATE INDEX "guild_money_entries_character_id_idx" ON "guild_money_entries"("character_id");

-- CreateIndex
CREATE INDEX "guild_money_entries_at_idx" ON "guild_money_entries"("at");

-- CreateIndex
CREATE INDEX "guild_vault_entries_guild_id_id_idx" ON "guild_vault_entries"("guild_id", "id");

-- CreateIndex
CREATE INDEX "guild_vault_entries_character_id_idx" ON "guild_vault_entries"("character_id");

-- CreateIndex
CREATE INDEX "guild_vault_entries_at_idx" ON "guild_vault_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "guild_levies_ledger_id_key" ON "guild_levies"("ledger_id");

-- CreateIndex
CREATE INDEX "guild_levies_guild_id_id_idx" ON "guild_levies"("guild_id", "id");

-- CreateIndex
CREATE INDEX "guild_levies_character_id_idx" ON "guild_levies"("character_id");

-- CreateIndex
CREATE INDEX "guild_asks_guild_id_id_idx" ON "guild_asks"("guild_id", "id");

-- CreateIndex
CREATE INDEX "guild_asks_character_id_idx" ON "guild_asks"("character_id");

-- CreateIndex
CREATE INDEX "guild_asks_account_id_idx" ON "guild_asks"("account_id");

-- CreateIndex
CREATE INDEX "guild_asks_ends_at_idx" ON "guild_asks"("ends_at");

-- CreateIndex
CREATE INDEX "guild_letters_guild_id_started_at_idx" ON "guild_letters"("guild_id", "started_at");

-- CreateIndex
CREATE INDEX "guild_letters_sender_id_idx" ON "guild_letters"("sender_id");

-- CreateIndex
CREATE INDEX "guild_letters_sender_account_id_idx" ON "guild_letters"("sender_account_id");

-- CreateIndex
CREATE INDEX "guild_letters_ended_at_idx" ON "guild_letters"("ended_at");

-- CreateIndex
CREATE INDEX "guild_letters_started_at_idx" ON "guild_letters"("started_at");

-- AddForeignKey
ALTER TABLE "guild_treasuries" ADD CONSTRAINT "guild_treasuries_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_rank_limits" ADD CONSTRAINT "guild_rank_limits_guild_id_place_fkey" FOREIGN KEY ("guild_id", "place") REFERENCES "guild_ranks"("guild_id", "place") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_tabs" ADD CONSTRAINT "guild_tabs_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_tab_rights" ADD CONSTRAINT "guild_tab_rights_guild_id_tab_fkey" FOREIGN KEY ("guild_id", "tab") REFERENCES "guild_tabs"("guild_id", "tab") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_tab_rights" ADD CONSTRAINT "guild_tab_rights_guild_id_place_fkey" FOREIGN KEY ("guild_id", "place") REFERENCES "guild_ranks"("guild_id", "place") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_asks" ADD CONSTRAINT "guild_asks_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_letters" ADD CONSTRAINT "guild_letters_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "guild_treasuries" ADD CONSTRAINT "guild_treasuries_tax" CHECK ("tax_percent" BETWEEN 0 AND 10);
ALTER TABLE "guild_rank_limits" ADD CONSTRAINT "guild_rank_limits_sane" CHECK ("place" > 0 AND ("chits_a_day" IS NULL OR "chits_a_day" BETWEEN 0 AND 1000000000));
ALTER TABLE "guild_tabs" ADD CONSTRAINT "guild_tabs_sane" CHECK ("tab" BETWEEN 1 AND 8 AND ("name" IS NULL OR char_length("name") BETWEEN 1 AND 24));
ALTER TABLE "guild_tab_rights" ADD CONSTRAINT "guild_tab_rights_sane" CHECK ("place" > 0 AND ("takes" IS NULL OR "takes" BETWEEN 0 AND 10000) AND ("can_see" OR (NOT "can_put" AND "takes" = 0)));
ALTER TABLE "guild_uses" ADD CONSTRAINT "guild_uses_sane" CHECK ("tab" BETWEEN 0 AND 8 AND "amount" > 0);
ALTER TABLE "guild_uses" ADD CONSTRAINT "guild_uses_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_money_entries" ADD CONSTRAINT "guild_money_entries_kind" CHECK ("kind" IN ('deposit', 'withdrawal', 'tax', 'tab', 'letter', 'ended') AND "chits" <> 0);
ALTER TABLE "guild_vault_entries" ADD CONSTRAINT "guild_vault_entries_kind" CHECK ("kind" IN ('put', 'taken', 'moved', 'granted', 'ended') AND "quantity" > 0 AND ("kind" = 'moved') = ("to_tab" IS NOT NULL));
ALTER TABLE "guild_levies" ADD CONSTRAINT "guild_levies_chits" CHECK ("chits" > 0);
ALTER TABLE "guild_tax_rests" ADD CONSTRAINT "guild_tax_rests_part" CHECK ("hundredths" BETWEEN 0 AND 99);
ALTER TABLE "guild_asks" ADD CONSTRAINT "guild_asks_sane" CHECK ("quantity" > 0 AND char_length("note") <= 120);
ALTER TABLE "guild_asks" ADD CONSTRAINT "guild_asks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_asks" ADD CONSTRAINT "guild_asks_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_letters" ADD CONSTRAINT "guild_letters_sane" CHECK ("audience" IN ('all', 'officers') AND char_length("subject") <= 80 AND char_length("text") <= 2000 AND "reached" >= 0);

-- What tabs and letters to all members cost; the tax passes through a sink and a faucet on its way to the treasury.
INSERT INTO "wallet_accounts" ("id", "holder_kind", "holder_id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-000000005140', 'world', '00000000-0000-7000-8000-000000005140', 'sink', 'sink.guild_tabs'),
  ('00000000-0000-7000-8000-000000005141', 'world', '00000000-0000-7000-8000-000000005141', 'sink', 'sink.guild_letters'),
  ('00000000-0000-7000-8000-000000005142', 'world', '00000000-0000-7000-8000-000000005142', 'sink', 'sink.guild_tax'),
  ('00000000-0000-7000-8000-00000000fa40', 'world', '00000000-0000-7000-8000-00000000fa40', 'faucet', 'faucet.guild_tax');
