-- Friends, requests, blocks and who is in the city.
CREATE TABLE "social_players" (
    "account_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'online',
    "status_text" TEXT NOT NULL DEFAULT '',
    "presence_to" TEXT NOT NULL DEFAULT 'friends',
    "place_to" TEXT NOT NULL DEFAULT 'friends',
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_character_id" UUID,

    CONSTRAINT "social_players_pkey" PRIMARY KEY ("account_id")
);
CREATE TABLE "friendships" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "friend_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "group_id" UUID,
    "is_favourite" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "friendships_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "friend_groups" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "friend_groups_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "friend_requests" (
    "id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "to_account_id" UUID NOT NULL,
    "from_character_id" UUID NOT NULL,
    "to_character_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "friend_requests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "social_blocks" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "social_blocks_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "social_meetings" (
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "met_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "social_meetings_pkey" PRIMARY KEY ("account_id", "character_id")
);
CREATE TABLE "social_presences" (
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "zone_epoch" BIGINT NOT NULL,
    "is_away" BOOLEAN NOT NULL,
    "is_fighting" BOOLEAN NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "social_presences_pkey" PRIMARY KEY ("character_id")
);
CREATE UNIQUE INDEX "friendships_account_id_friend_id_key" ON "friendships"("account_id", "friend_id");
CREATE INDEX "friendships_friend_id_idx" ON "friendships"("friend_id");
CREATE INDEX "friendships_group_id_idx" ON "friendships"("group_id");
CREATE INDEX "friend_groups_account_id_idx" ON "friend_groups"("account_id");
CREATE UNIQUE INDEX "friend_requests_from_account_id_to_account_id_key" ON "friend_requests"("from_account_id", "to_account_id");
CREATE INDEX "friend_requests_to_account_id_idx" ON "friend_requests"("to_account_id");
CREATE INDEX "friend_requests_asked_at_idx" ON "friend_requests"("asked_at");
CREATE UNIQUE INDEX "social_blocks_account_id_blocked_id_key" ON "social_blocks"("account_id", "blocked_id");
CREATE INDEX "social_blocks_blocked_id_idx" ON "social_blocks"("blocked_id");
CREATE INDEX "social_meetings_met_at_idx" ON "social_meetings"("met_at");
CREATE INDEX "social_presences_account_id_idx" ON "social_presences"("account_id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "friend_groups"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_status" CHECK ("status" IN ('online', 'away', 'busy', 'invisible'));
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_text" CHECK (char_length("status_text") <= 60);
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_seen_by" CHECK ("presence_to" IN ('friends', 'favourites', 'none') AND "place_to" IN ('friends', 'favourites', 'none'));
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_hidden" CHECK (("status" = 'invisible') = ("hidden_at" IS NOT NULL));
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_friend" FOREIGN KEY ("friend_id") REFERENCES "accounts" ("id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_two" CHECK ("account_id" <> "friend_id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_note" CHECK (char_length("note") <= 120);
ALTER TABLE "friend_groups" ADD CONSTRAINT "friend_groups_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_groups" ADD CONSTRAINT "friend_groups_name" CHECK (char_length("name") BETWEEN 1 AND 24);
CREATE UNIQUE INDEX "friend_groups_name_once" ON "friend_groups" ("account_id", lower("name"));
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_from" FOREIGN KEY ("from_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_to" FOREIGN KEY ("to_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_two" CHECK ("from_account_id" <> "to_account_id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_note" CHECK (char_length("note") <= 100);
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_state" CHECK ("state" IN ('open', 'declined', 'withdrawn', 'unseen'));
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_blocked" FOREIGN KEY ("blocked_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_two" CHECK ("account_id" <> "blocked_id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_kind" CHECK ("kind" IN ('party', 'duel', 'instance'));
ALTER TABLE "social_presences" ADD CONSTRAINT "social_presences_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
CREATE INDEX "social_presences_zone" ON "social_presences" ("zone_id", "channel", "zone_epoch");
