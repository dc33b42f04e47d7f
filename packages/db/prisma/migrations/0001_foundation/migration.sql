-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "is_guest" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_roles" (
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by" UUID,

    CONSTRAINT "account_roles_pkey" PRIMARY KEY ("account_id","role")
);

-- CreateTable
CREATE TABLE "account_letters" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "account_id" UUID,
    "token_hash" TEXT,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_devices" (
    "account_id" UUID NOT NULL,
    "device_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("account_id","device_hash")
);

-- CreateTable
CREATE TABLE "dev_letters" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "link" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dev_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "players" (
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "players_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "characters" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "class_id" TEXT NOT NULL,
    "origin_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 1,
    "look" JSONB NOT NULL,
    "body" INTEGER NOT NULL,
    "reflex" INTEGER NOT NULL,
    "tech" INTEGER NOT NULL,
    "intellect" INTEGER NOT NULL,
    "cool" INTEGER NOT NULL,
    "zone_id" TEXT NOT NULL DEFAULT 'watson',
    "played_ms" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "characters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "character_slots" (
    "account_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "character_id" UUID,

    CONSTRAINT "character_slots_pkey" PRIMARY KEY ("account_id","position")
);

-- CreateTable
CREATE TABLE "chat_messages" (
    "id" UUID NOT NULL,
    "line_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "character_id" UUID NOT NULL,
    "sender_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_answers" (
    "account_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_answers_pkey" PRIMARY KEY ("account_id","request_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "actor_id" UUID,
    "correlation_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_seq" BIGINT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "inbox" (
    "event_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("event_id","consumer")
);

-- CreateTable
CREATE TABLE "dead_letters" (
    "event_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "error" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("event_id","consumer")
);

-- CreateTable
CREATE TABLE "bus_positions" (
    "stream" TEXT NOT NULL,
    "last_entry_id" TEXT NOT NULL DEFAULT '0-0',
    "sent_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "bus_positions_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "bus_groups" (
    "name" TEXT NOT NULL,
    "settled_seq" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bus_groups_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "realms" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "realms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "roles" TEXT[],
    "is_guest" BOOLEAN NOT NULL,
    "character_id" UUID,
    "device" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_history" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_tickets" (
    "jti" UUID NOT NULL,
    "spent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_tickets_pkey" PRIMARY KEY ("jti")
);

-- CreateTable
CREATE TABLE "player_settings" (
    "account_id" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "player_settings_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "zones" (
    "id" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "zones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_leases" (
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "sim_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,
    "population" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zone_leases_pkey" PRIMARY KEY ("zone_id","channel")
);

-- CreateTable
CREATE TABLE "player_positions" (
    "character_id" UUID NOT NULL,
    "zone_id" TEXT,
    "x" REAL NOT NULL DEFAULT 0,
    "y" REAL NOT NULL DEFAULT 0,
    "facing" INTEGER NOT NULL DEFAULT 0,
    "epoch" BIGINT NOT NULL,
    "held_zone_id" TEXT,
    "held_channel" INTEGER,
    "held_epoch" BIGINT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "player_positions_pkey" PRIMARY KEY ("character_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_letters_token_hash_key" ON "account_letters"("token_hash");

-- CreateIndex
CREATE INDEX "account_letters_email_kind_idx" ON "account_letters"("email", "kind");

-- CreateIndex
CREATE INDEX "account_letters_account_id_idx" ON "account_letters"("account_id");

-- CreateIndex
CREATE INDEX "account_letters_expires_at_idx" ON "account_letters"("expires_at");

-- CreateIndex
CREATE INDEX "dev_letters_sent_at_idx" ON "dev_letters"("sent_at");

-- CreateIndex
CREATE INDEX "characters_account_id_idx" ON "characters"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "character_slots_character_id_key" ON "character_slots"("character_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_messages_line_id_key" ON "chat_messages"("line_id");

-- CreateIndex
CREATE INDEX "chat_messages_channel_scope_at_id_idx" ON "chat_messages"("channel", "scope", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "chat_messages_character_id_at_idx" ON "chat_messages"("character_id", "at");

-- CreateIndex
CREATE INDEX "request_answers_created_at_idx" ON "request_answers"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "outbox"("id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_sent_seq_key" ON "outbox"("sent_seq");

-- CreateIndex
CREATE INDEX "outbox_sent_at_idx" ON "outbox"("sent_at");

-- CreateIndex
CREATE INDEX "inbox_at_idx" ON "inbox"("at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_secret_hash_key" ON "sessions"("secret_hash");

-- CreateIndex
CREATE INDEX "sessions_account_id_idx" ON "sessions"("account_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "login_history_account_id_at_idx" ON "login_history"("account_id", "at");

-- CreateIndex
CREATE INDEX "login_history_at_idx" ON "login_history"("at");

-- CreateIndex
CREATE INDEX "spent_tickets_expires_at_idx" ON "spent_tickets"("expires_at");

-- AddForeignKey
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_letters" ADD CONSTRAINT "account_letters_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characters" ADD CONSTRAINT "characters_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "players"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "character_slots" ADD CONSTRAINT "character_slots_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "players"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "character_slots" ADD CONSTRAINT "character_slots_character_id_fkey" FOREIGN KEY ("character_id") REFERENCES "characters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- account
CREATE UNIQUE INDEX "accounts_email_once" ON "accounts" (lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_email_small" CHECK ("email" = lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_guest_or_bound" CHECK ("is_guest" = ("email" IS NULL) AND ("email" IS NULL) = ("password_hash" IS NULL));
CREATE INDEX "accounts_idle_guests" ON "accounts" ("last_seen_at") WHERE "is_guest" AND "closed_at" IS NULL;
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_known" CHECK ("role" IN ('moderator', 'game_master', 'administrator'));
ALTER TABLE "account_letters" ADD CONSTRAINT "account_letters_email_small" CHECK ("email" = lower("email"));

-- character
ALTER TABLE "players" ADD CONSTRAINT "players_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
CREATE UNIQUE INDEX "characters_name_once" ON "characters" ("name_skeleton") WHERE "released_at" IS NULL;
CREATE INDEX "characters_to_release" ON "characters" ("deleted_at") WHERE "deleted_at" IS NOT NULL AND "released_at" IS NULL;
ALTER TABLE "characters" ADD CONSTRAINT "characters_released_after_deleted" CHECK ("released_at" IS NULL OR "deleted_at" IS NOT NULL);
ALTER TABLE "characters" ADD CONSTRAINT "characters_attributes" CHECK (
  "body" BETWEEN 3 AND 20 AND "reflex" BETWEEN 3 AND 20 AND "tech" BETWEEN 3 AND 20 AND "intellect" BETWEEN 3 AND 20 AND "cool" BETWEEN 3 AND 20);
ALTER TABLE "characters" ADD CONSTRAINT "characters_level" CHECK ("level" >= 1);
ALTER TABLE "characters" ADD CONSTRAINT "characters_played" CHECK ("played_ms" >= 0);
ALTER TABLE "character_slots" ADD CONSTRAINT "character_slots_position" CHECK ("position" BETWEEN 1 AND 32);

-- chat
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_channel" CHECK ("channel" IN ('say', 'zone'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_text" CHECK (char_length("text") BETWEEN 1 AND 240);

-- kernel
CREATE INDEX "outbox_unsent" ON "outbox" ("seq") WHERE "sent_at" IS NULL;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_sent_whole" CHECK (("sent_seq" IS NULL) = ("sent_at" IS NULL));

INSERT INTO "bus_positions" ("stream") VALUES ('facts');

-- A table that is written once and never changed names this function in its trigger.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

-- realm
ALTER TABLE "realms" ADD CONSTRAINT "realms_capacity" CHECK ("capacity" > 0);
INSERT INTO "realms" ("id", "name", "capacity") VALUES ('night_city', 'Night City', 2000);

-- session
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_revoked_whole" CHECK (("revoked_at" IS NULL) = ("revoked_reason" IS NULL));
CREATE INDEX "sessions_live" ON "sessions" ("account_id", "last_seen_at") WHERE "revoked_at" IS NULL;
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'throttled', 'closed'));

-- settings
ALTER TABLE "player_settings" ADD CONSTRAINT "player_settings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");

-- zone
ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_counts" CHECK ("channel" >= 1 AND "epoch" >= 1 AND "population" >= 0);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_facing" CHECK ("facing" BETWEEN 0 AND 255);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_epoch" CHECK ("epoch" >= 1);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_held_whole" CHECK (("held_zone_id" IS NULL) = ("held_channel" IS NULL) AND ("held_zone_id" IS NULL) = ("held_epoch" IS NULL));
