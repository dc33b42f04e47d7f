-- CreateTable
CREATE TABLE "parties" (
    "id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "code" TEXT,
    "check_id" UUID,
    "check_ends" TIMESTAMPTZ(3),

    CONSTRAINT "parties_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_members" (
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "rank" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'none',
    "place" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "lost_at" TIMESTAMPTZ(3),
    "vote_id" UUID,
    "vote_ends" TIMESTAMPTZ(3),
    "ballot" BOOLEAN,
    "is_ready" BOOLEAN,

    CONSTRAINT "party_members_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "party_invites" (
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from_character_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "is_quiet" BOOLEAN NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_invites_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "parties_code_key" ON "parties"("code");

-- CreateIndex
CREATE INDEX "parties_ended_at_idx" ON "parties"("ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "party_members_party_id_place_key" ON "party_members"("party_id", "place");

-- CreateIndex
CREATE INDEX "party_members_account_id_idx" ON "party_members"("account_id");

-- CreateIndex
CREATE INDEX "party_members_lost_at_idx" ON "party_members"("lost_at");

-- CreateIndex
CREATE UNIQUE INDEX "party_invites_party_id_character_id_kind_key" ON "party_invites"("party_id", "character_id", "kind");

-- CreateIndex
CREATE INDEX "party_invites_character_id_idx" ON "party_invites"("character_id");

-- CreateIndex
CREATE INDEX "party_invites_account_id_idx" ON "party_invites"("account_id");

-- CreateIndex
CREATE INDEX "party_invites_from_account_id_idx" ON "party_invites"("from_account_id");

-- CreateIndex
CREATE INDEX "party_invites_ends_at_idx" ON "party_invites"("ends_at");

-- AddForeignKey
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "parties"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "parties"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "parties" ADD CONSTRAINT "parties_code" CHECK ("code" IS NULL OR char_length("code") = 12);
ALTER TABLE "parties" ADD CONSTRAINT "parties_check" CHECK (("check_id" IS NULL) = ("check_ends" IS NULL));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_rank" CHECK ("rank" IN ('leader', 'assistant', 'member'));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_role" CHECK ("role" IN ('tank', 'healer', 'damage', 'none'));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_place" CHECK ("place" BETWEEN 0 AND 4);
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_vote" CHECK (("vote_id" IS NULL) = ("vote_ends" IS NULL));
CREATE UNIQUE INDEX "party_members_one_leader" ON "party_members" ("party_id") WHERE "rank" = 'leader';
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_from_character" FOREIGN KEY ("from_character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_from" FOREIGN KEY ("from_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_kind" CHECK ("kind" IN ('invitation', 'request'));
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_state" CHECK ("state" IN ('open', 'over', 'unseen'));
