-- CreateTable
CREATE TABLE "guilds" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "tag_skeleton" TEXT NOT NULL,
    "founded_at" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "message_by" UUID,
    "message_at" TIMESTAMPTZ(3),
    "about" TEXT NOT NULL DEFAULT '',
    "disbands_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "heir_id" UUID,

    CONSTRAINT "guilds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_ranks" (
    "guild_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT,
    "rights" TEXT[],

    CONSTRAINT "guild_ranks_pkey" PRIMARY KEY ("guild_id","place")
);

-- CreateTable
CREATE TABLE "guild_members" (
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "officer_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "guild_members_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "guild_entries" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_id" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "guild_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_invites" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from_character_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_applications" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_listings" (
    "guild_id" UUID NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "questions" TEXT[],
    "level_min" INTEGER NOT NULL,
    "locales" TEXT[],
    "focuses" TEXT[],
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_listings_pkey" PRIMARY KEY ("guild_id")
);

-- CreateTable
CREATE TABLE "guild_charters" (
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_charters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_signatures" (
    "charter_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "is_unseen" BOOLEAN NOT NULL DEFAULT false,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "guild_signatures_pkey" PRIMARY KEY ("charter_id","character_id")
);

-- CreateTable
CREATE TABLE "guild_leaves" (
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_leaves_pkey" PRIMARY KEY ("character_id")
);

-- CreateIndex
CREATE INDEX "guilds_disbands_at_idx" ON "guilds"("disbands_at");

-- CreateIndex
CREATE INDEX "guilds_ended_at_idx" ON "guilds"("ended_at");

-- CreateIndex
CREATE INDEX "guild_members_guild_id_place_idx" ON "guild_members"("guild_id", "place");

-- CreateIndex
CREATE INDEX "guild_members_account_id_idx" ON "guild_members"("account_id");

-- CreateIndex
CREATE INDEX "guild_entries_guild_id_id_idx" ON "guild_entries"("guild_id", "id");

-- CreateIndex
CREATE INDEX "guild_entries_actor_id_idx" ON "guild_entries"("actor_id");

-- CreateIndex
CREATE INDEX "guild_entries_subject_id_idx" ON "guild_entries"("subject_id");

-- CreateIndex
CREATE INDEX "guild_entries_at_idx" ON "guild_entries"("at");

-- CreateIndex
CREATE INDEX "guild_invites_character_id_idx" ON "guild_invites"("character_id");

-- CreateIndex
CREATE INDEX "guild_invites_account_id_idx" ON "guild_invites"("account_id");

-- CreateIndex
CREATE INDEX "guild_invites_from_character_id_idx" ON "guild_invites"("from_character_id");

-- CreateIndex
CREATE INDEX "guild_invites_from_account_id_idx" ON "guild_invites"("from_account_id");

-- CreateIndex
CREATE INDEX "guild_invites_ends_at_idx" ON "guild_invites"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "guild_invites_guild_id_character_id_key" ON "guild_invites"("guild_id", "character_id");

-- CreateIndex
CREATE INDEX "guild_applications_character_id_idx" ON "guild_applications"("character_id");

-- CreateIndex
CREATE INDEX "guild_applications_account_id_idx" ON "guild_applications"("account_id");

-- CreateIndex
CREATE INDEX "guild_applications_ends_at_idx" ON "guild_applications"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "guild_applications_guild_id_character_id_key" ON "guild_applications"("guild_id", "character_id");

-- CreateIndex
CREATE INDEX "guild_listings_is_open_changed_at_idx" ON "guild_listings"("is_open", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "guild_charters_character_id_key" ON "guild_charters"("character_id");

-- CreateIndex
CREATE INDEX "guild_charters_account_id_idx" ON "guild_charters"("account_id");

-- CreateIndex
CREATE INDEX "guild_charters_ends_at_idx" ON "guild_charters"("ends_at");

-- CreateIndex
CREATE INDEX "guild_signatures_character_id_idx" ON "guild_signatures"("character_id");

-- CreateIndex
CREATE INDEX "guild_signatures_account_id_idx" ON "guild_signatures"("account_id");

-- CreateIndex
CREATE INDEX "guild_leaves_account_id_idx" ON "guild_leaves"("account_id");

-- CreateIndex
CREATE INDEX "guild_leaves_at_idx" ON "guild_leaves"("at");

-- AddForeignKey
ALTER TABLE "guild_ranks" ADD CONSTRAINT "guild_ranks_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_members" ADD CONSTRAINT "guild_members_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_members" ADD CONSTRAINT "guild_members_guild_id_place_fkey" FOREIGN KEY ("guild_id", "place") REFERENCES "guild_ranks"("guild_id", "place") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guild_entries" ADD CONSTRAINT "guild_entries_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_applications" ADD CONSTRAINT "guild_applications_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_listings" ADD CONSTRAINT "guild_listings_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guilds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guild_signatures" ADD CONSTRAINT "guild_signatures_charter_id_fkey" FOREIGN KEY ("charter_id") REFERENCES "guild_charters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "guilds" ADD CONSTRAINT "guilds_length" CHECK (char_length("name") BETWEEN 3 AND 24 AND char_length("tag") BETWEEN 2 AND 5 AND char_length("message") <= 500 AND char_length("about") <= 2000);
ALTER TABLE "guilds" ADD CONSTRAINT "guilds_ended" CHECK (("ended_at" IS NULL) = ("heir_id" IS NULL));
CREATE UNIQUE INDEX "guilds_one_name" ON "guilds" ("name_skeleton") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "guilds_one_tag" ON "guilds" ("tag_skeleton") WHERE "ended_at" IS NULL;
ALTER TABLE "guild_ranks" ADD CONSTRAINT "guild_ranks_place" CHECK ("place" BETWEEN 0 AND 9);
ALTER TABLE "guild_ranks" ADD CONSTRAINT "guild_ranks_name" CHECK ("name" IS NULL OR char_length("name") BETWEEN 2 AND 20);
ALTER TABLE "guild_members" ADD CONSTRAINT "guild_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_members" ADD CONSTRAINT "guild_members_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_members" ADD CONSTRAINT "guild_members_notes" CHECK (char_length("note") <= 120 AND char_length("officer_note") <= 120);
CREATE UNIQUE INDEX "guild_members_one_leader" ON "guild_members" ("guild_id") WHERE "place" = 0;
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_from_character" FOREIGN KEY ("from_character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_from" FOREIGN KEY ("from_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_invites" ADD CONSTRAINT "guild_invites_state" CHECK ("state" IN ('open', 'over', 'unseen'));
ALTER TABLE "guild_applications" ADD CONSTRAINT "guild_applications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_applications" ADD CONSTRAINT "guild_applications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_applications" ADD CONSTRAINT "guild_applications_state" CHECK ("state" IN ('open', 'over', 'declined'));
ALTER TABLE "guild_listings" ADD CONSTRAINT "guild_listings_level" CHECK ("level_min" BETWEEN 1 AND 30);
ALTER TABLE "guild_listings" ADD CONSTRAINT "guild_listings_length" CHECK (char_length("note") <= 400 AND cardinality("questions") <= 5);
ALTER TABLE "guild_charters" ADD CONSTRAINT "guild_charters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_charters" ADD CONSTRAINT "guild_charters_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_signatures" ADD CONSTRAINT "guild_signatures_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_signatures" ADD CONSTRAINT "guild_signatures_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_leaves" ADD CONSTRAINT "guild_leaves_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_leaves" ADD CONSTRAINT "guild_leaves_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");

-- What founding a guild costs.
INSERT INTO "wallet_accounts" ("id", "holder_kind", "holder_id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-00000000510a', 'world', '00000000-0000-7000-8000-00000000510a', 'sink', 'sink.guild_founding');
