-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "character_loadouts" (
    "character_id" UUID NOT NULL,
    "slots" TEXT[],
    "seen" TEXT[],

    CONSTRAINT "character_loadouts_pkey" PRIMARY KEY ("character_id")
);

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
    "title" JSONB,
    "body" INTEGER NOT NULL,
    "reflex" INTEGER NOT NULL,
    "tech" INTEGER NOT NULL,
    "intellect" INTEGER NOT NULL,
    "cool" INTEGER NOT NULL,
    "zone_id" TEXT NOT NULL DEFAULT 'watson',
    "sheet_version" INTEGER NOT NULL DEFAULT 1,
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
CREATE TABLE "combat_sessions" (
    "id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "combat_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "combat_participants" (
    "session_id" UUID NOT NULL,
    "body" INTEGER NOT NULL,
    "character_id" UUID,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "dealt" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "healed" INTEGER NOT NULL,
    "kills" INTEGER NOT NULL,
    "downs" INTEGER NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "combat_participants_pkey" PRIMARY KEY ("session_id","body")
);

-- CreateTable
CREATE TABLE "damage_logs" (
    "session_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" INTEGER,
    "target" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "damage_logs_pkey" PRIMARY KEY ("at","session_id","seq")
);

-- CreateTable
CREATE TABLE "character_vitals" (
    "character_id" UUID NOT NULL,
    "health" INTEGER NOT NULL,
    "energy" INTEGER NOT NULL,
    "ram" INTEGER NOT NULL,
    "stamina" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "character_vitals_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "game_instances" (
    "id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "epoch" BIGINT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "leader_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "game_instances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "game_instance_members" (
    "instance_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,

    CONSTRAINT "game_instance_members_pkey" PRIMARY KEY ("instance_id","character_id")
);

-- CreateTable
CREATE TABLE "item_templates" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "rarity" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "max_stack" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "buy_eddies" BIGINT NOT NULL,
    "sell_eddies" BIGINT NOT NULL,
    "durability" INTEGER,
    "sockets" INTEGER NOT NULL,

    CONSTRAINT "item_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "character_inventory" (
    "id" UUID NOT NULL,
    "character_id" UUID,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "slots" INTEGER NOT NULL,

    CONSTRAINT "character_inventory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "character_items" (
    "id" UUID NOT NULL,
    "container_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "template_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "rarity" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "affixes" JSONB NOT NULL DEFAULT '[]',
    "mods" JSONB NOT NULL DEFAULT '[]',
    "wear" INTEGER NOT NULL DEFAULT 0,
    "is_bound" BOOLEAN NOT NULL DEFAULT false,
    "is_locked" BOOLEAN NOT NULL DEFAULT false,
    "is_junk" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "character_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_entries" (
    "id" BIGSERIAL NOT NULL,
    "ledger_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "container_id" UUID,
    "item_id" UUID,
    "quantity" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_entries_pkey" PRIMARY KEY ("id")
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
    "installation" UUID,

    CONSTRAINT "bus_positions_pkey" PRIMARY KEY ("stream")
);

-- CreateTable
CREATE TABLE "bus_groups" (
    "name" TEXT NOT NULL,
    "start_seq" BIGINT NOT NULL,
    "settled_seq" BIGINT NOT NULL,
    "holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "bus_groups_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ledgers" (
    "id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID,
    "correlation_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledgers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loot_tables" (
    "id" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "loot_tables_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "world_drops" (
    "id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "x" REAL NOT NULL,
    "y" REAL NOT NULL,
    "roll_id" UUID,
    "owner_id" UUID,
    "owned_until" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "template_id" TEXT,
    "quantity" INTEGER NOT NULL,
    "rarity" TEXT,
    "level" INTEGER,
    "affixes" JSONB NOT NULL DEFAULT '[]',
    "eddies" BIGINT NOT NULL,
    "is_kept" BOOLEAN NOT NULL DEFAULT false,
    "taken_by" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "ledger_id" UUID,

    CONSTRAINT "world_drops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loot_rolls" (
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "table_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "is_hard" BOOLEAN NOT NULL,
    "is_first" BOOLEAN NOT NULL,
    "luck" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loot_rolls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loot_encounters" (
    "character_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "loot_encounters_pkey" PRIMARY KEY ("character_id","source_kind","source_id")
);

-- CreateTable
CREATE TABLE "container_openings" (
    "character_id" UUID NOT NULL,
    "container_id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "spawn_index" INTEGER NOT NULL,
    "refills_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "container_openings_pkey" PRIMARY KEY ("character_id","zone_id","container_id","spawn_index")
);

-- CreateTable
CREATE TABLE "loot_filters" (
    "character_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "min_rarity" TEXT NOT NULL,
    "kinds" JSONB NOT NULL,
    "with_eddies" BOOLEAN NOT NULL,

    CONSTRAINT "loot_filters_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "npc_regards" (
    "character_id" UUID NOT NULL,
    "npc_id" TEXT NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "npc_regards_pkey" PRIMARY KEY ("character_id","npc_id")
);

-- CreateTable
CREATE TABLE "npc_memories" (
    "character_id" UUID NOT NULL,
    "npc_id" TEXT NOT NULL,
    "memory" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "npc_memories_pkey" PRIMARY KEY ("character_id","npc_id","memory")
);

-- CreateTable
CREATE TABLE "conversations" (
    "character_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "npc_id" TEXT,
    "thing" TEXT,
    "place_id" TEXT,
    "dialogue_id" TEXT,
    "node_id" TEXT,
    "quest_id" TEXT,
    "objective_id" TEXT,
    "delivered" JSONB NOT NULL DEFAULT '[]',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "progressions" (
    "character_id" UUID NOT NULL,
    "experience" BIGINT NOT NULL DEFAULT 0,
    "rested_pool" INTEGER NOT NULL DEFAULT 0,
    "rested_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attribute_points" INTEGER NOT NULL DEFAULT 0,
    "perk_points" INTEGER NOT NULL DEFAULT 0,
    "title_key" TEXT,

    CONSTRAINT "progressions_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "experience_entries" (
    "id" BIGSERIAL NOT NULL,
    "character_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "rested" INTEGER NOT NULL,
    "levels_gained" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "experience_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "level_gains" (
    "character_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "level_gains_pkey" PRIMARY KEY ("character_id","level")
);

-- CreateTable
CREATE TABLE "character_skills" (
    "character_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "experience" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "character_skills_pkey" PRIMARY KEY ("character_id","skill")
);

-- CreateTable
CREATE TABLE "character_perks" (
    "character_id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "ranks" INTEGER NOT NULL,

    CONSTRAINT "character_perks_pkey" PRIMARY KEY ("character_id","node_id")
);

-- CreateTable
CREATE TABLE "perk_resets" (
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "paid_eddies" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "perk_resets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "character_titles" (
    "character_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "character_titles_pkey" PRIMARY KEY ("character_id","key")
);

-- CreateTable
CREATE TABLE "quests" (
    "id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "quests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue_nodes" (
    "dialogue_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "npc_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "dialogue_nodes_pkey" PRIMARY KEY ("dialogue_id","node_id")
);

-- CreateTable
CREATE TABLE "quest_logs" (
    "character_id" UUID NOT NULL,
    "tracked_quest_id" TEXT,

    CONSTRAINT "quest_logs_pkey" PRIMARY KEY ("character_id")
);

-- CreateTable
CREATE TABLE "quest_progress" (
    "character_id" UUID NOT NULL,
    "quest_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stage_id" TEXT NOT NULL,
    "stage_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "outcomes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "path" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ending" TEXT,
    "result" TEXT,
    "claimed_item" TEXT,
    "times_ended" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "quest_progress_pkey" PRIMARY KEY ("character_id","quest_id")
);

-- CreateTable
CREATE TABLE "quest_deeds" (
    "id" TEXT NOT NULL,
    "character_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quest_deeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quest_checks" (
    "character_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "quest_id" TEXT,
    "faces" INTEGER[],
    "modifier" INTEGER NOT NULL,
    "luck" TEXT NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quest_checks_pkey" PRIMARY KEY ("character_id","key")
);

-- CreateTable
CREATE TABLE "quest_gains" (
    "character_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "quest_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quest_gains_pkey" PRIMARY KEY ("character_id","key")
);

-- CreateTable
CREATE TABLE "zone_orders" (
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "order" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zone_orders_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "faction_standings" (
    "character_id" UUID NOT NULL,
    "faction" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "faction_standings_pkey" PRIMARY KEY ("character_id","faction")
);

-- CreateTable
CREATE TABLE "standing_entries" (
    "id" BIGSERIAL NOT NULL,
    "character_id" UUID NOT NULL,
    "faction" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "points_after" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_entries_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "vendor_stock" (
    "vendor_id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "left" INTEGER NOT NULL,
    "restocked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_stock_pkey" PRIMARY KEY ("vendor_id","template_id")
);

-- CreateTable
CREATE TABLE "vendor_tills" (
    "vendor_id" TEXT NOT NULL,
    "left" BIGINT NOT NULL,
    "filled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_tills_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateTable
CREATE TABLE "vendor_sales" (
    "item_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "eddies" BIGINT NOT NULL,
    "sold_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_sales_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "wallet_accounts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "character_id" UUID,
    "name" TEXT,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wallet_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" BIGSERIAL NOT NULL,
    "ledger_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "world_event_runs" (
    "id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ending" TEXT,
    "result" TEXT,

    CONSTRAINT "world_event_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "world_event_shares" (
    "run_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "tier" TEXT,
    "experience" INTEGER NOT NULL,
    "eddies" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "world_event_shares_pkey" PRIMARY KEY ("run_id","character_id")
);

-- CreateTable
CREATE TABLE "global_state" (
    "scope" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "global_state_pkey" PRIMARY KEY ("scope","scope_id","key")
);

-- CreateTable
CREATE TABLE "global_state_entries" (
    "id" BIGSERIAL NOT NULL,
    "scope" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "character_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "global_state_entries_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "sim_processes" (
    "sim_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "inner_url" TEXT NOT NULL,
    "public_key" JSONB NOT NULL,
    "is_leaving" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sim_processes_pkey" PRIMARY KEY ("sim_id")
);

-- CreateTable
CREATE TABLE "player_positions" (
    "character_id" UUID NOT NULL,
    "zone_id" TEXT,
    "channel" INTEGER,
    "zone_epoch" BIGINT,
    "x" REAL NOT NULL DEFAULT 0,
    "y" REAL NOT NULL DEFAULT 0,
    "facing" INTEGER NOT NULL DEFAULT 0,
    "epoch" BIGINT NOT NULL,
    "held_zone_id" TEXT,
    "held_channel" INTEGER,
    "held_epoch" BIGINT,
    "carried" JSONB,
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
CREATE INDEX "combat_sessions_started_at_idx" ON "combat_sessions"("started_at");

-- CreateIndex
CREATE INDEX "combat_participants_character_id_session_id_idx" ON "combat_participants"("character_id", "session_id");

-- CreateIndex
CREATE INDEX "damage_logs_session_id_seq_idx" ON "damage_logs"("session_id", "seq");

-- CreateIndex
CREATE INDEX "game_instances_opened_at_idx" ON "game_instances"("opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "game_instances_zone_id_channel_epoch_key" ON "game_instances"("zone_id", "channel", "epoch");

-- CreateIndex
CREATE INDEX "game_instance_members_character_id_idx" ON "game_instance_members"("character_id");

-- CreateIndex
CREATE UNIQUE INDEX "character_inventory_character_id_kind_key" ON "character_inventory"("character_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "character_inventory_account_id_kind_key" ON "character_inventory"("account_id", "kind");

-- CreateIndex
CREATE INDEX "character_items_template_id_idx" ON "character_items"("template_id");

-- CreateIndex
CREATE INDEX "item_entries_ledger_id_idx" ON "item_entries"("ledger_id");

-- CreateIndex
CREATE INDEX "item_entries_item_id_idx" ON "item_entries"("item_id");

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
CREATE INDEX "ledgers_at_idx" ON "ledgers"("at");

-- CreateIndex
CREATE UNIQUE INDEX "world_drops_ledger_id_key" ON "world_drops"("ledger_id");

-- CreateIndex
CREATE INDEX "world_drops_zone_id_channel_idx" ON "world_drops"("zone_id", "channel");

-- CreateIndex
CREATE INDEX "world_drops_expires_at_idx" ON "world_drops"("expires_at");

-- CreateIndex
CREATE INDEX "loot_rolls_character_id_at_idx" ON "loot_rolls"("character_id", "at");

-- CreateIndex
CREATE INDEX "loot_rolls_at_idx" ON "loot_rolls"("at");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_id_key" ON "conversations"("id");

-- CreateIndex
CREATE UNIQUE INDEX "experience_entries_character_id_source_source_id_key" ON "experience_entries"("character_id", "source", "source_id");

-- CreateIndex
CREATE INDEX "perk_resets_character_id_at_idx" ON "perk_resets"("character_id", "at");

-- CreateIndex
CREATE INDEX "quest_progress_deadline_at_idx" ON "quest_progress"("deadline_at");

-- CreateIndex
CREATE INDEX "quest_deeds_at_idx" ON "quest_deeds"("at");

-- CreateIndex
CREATE INDEX "zone_orders_character_id_idx" ON "zone_orders"("character_id");

-- CreateIndex
CREATE INDEX "faction_standings_settled_at_idx" ON "faction_standings"("settled_at");

-- CreateIndex
CREATE INDEX "standing_entries_character_id_id_idx" ON "standing_entries"("character_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "standing_entries_character_id_source_source_id_faction_key" ON "standing_entries"("character_id", "source", "source_id", "faction");

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

-- CreateIndex
CREATE INDEX "vendor_sales_character_id_idx" ON "vendor_sales"("character_id");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_accounts_character_id_key" ON "wallet_accounts"("character_id");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_accounts_name_key" ON "wallet_accounts"("name");

-- CreateIndex
CREATE INDEX "ledger_entries_ledger_id_idx" ON "ledger_entries"("ledger_id");

-- CreateIndex
CREATE INDEX "ledger_entries_account_id_id_idx" ON "ledger_entries"("account_id", "id");

-- CreateIndex
CREATE INDEX "world_event_runs_event_id_began_at_idx" ON "world_event_runs"("event_id", "began_at");

-- CreateIndex
CREATE INDEX "world_event_shares_character_id_idx" ON "world_event_shares"("character_id");

-- CreateIndex
CREATE UNIQUE INDEX "global_state_entries_scope_scope_id_key_version_key" ON "global_state_entries"("scope", "scope_id", "key", "version");

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
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "combat_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_instance_members" ADD CONSTRAINT "game_instance_members_instance_id_fkey" FOREIGN KEY ("instance_id") REFERENCES "game_instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_container_id_fkey" FOREIGN KEY ("container_id") REFERENCES "character_inventory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "item_templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "wallet_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "world_event_shares" ADD CONSTRAINT "world_event_shares_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "world_event_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- kernel
CREATE INDEX "outbox_unsent" ON "outbox" ("seq") WHERE "sent_at" IS NULL;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_sent_whole" CHECK (("sent_seq" IS NULL) = ("sent_at" IS NULL));

-- Not given back by a rollback: a number that was once on the bus never means another fact.
CREATE SEQUENCE "outbox_sent";
INSERT INTO "bus_positions" ("stream") VALUES ('facts');

-- A table that is written once and never changed names this function in its trigger.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'broken rule "%_append_only": its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = '23514';
END $$;

CREATE TRIGGER "ledgers_append_only" BEFORE UPDATE OR DELETE ON "ledgers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledgers_no_truncate" BEFORE TRUNCATE ON "ledgers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The movement that the running transaction books its changes to; refused when there is none.
CREATE FUNCTION current_ledger() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  "ledger" text := current_setting('necp.ledger', true);
BEGIN
  IF "ledger" IS NULL OR "ledger" = '' THEN
    RAISE EXCEPTION 'broken rule "movement_has_ledger": nothing moves without a ledger' USING ERRCODE = '23514';
  END IF;
  RETURN "ledger"::uuid;
END $$;

-- ability
ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_slots" CHECK (cardinality("slots") = 16);

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

-- combat
ALTER TABLE "combat_sessions" ADD CONSTRAINT "combat_sessions_kind" CHECK ("kind" IN ('street', 'boss', 'duel', 'event') AND ("ended_at" IS NULL OR "ended_at" >= "started_at"));
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_sums" CHECK ("dealt" >= 0 AND "taken" >= 0 AND "healed" >= 0 AND "kills" >= 0 AND "downs" >= 0);
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_outcome" CHECK ("outcome" IN ('won', 'lost', 'fled', 'ended'));
ALTER TABLE "character_vitals" ADD CONSTRAINT "character_vitals_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_vitals" ADD CONSTRAINT "character_vitals_sane" CHECK ("health" >= 0 AND "energy" >= 0 AND "ram" >= 0 AND "stamina" >= 0);

-- The same table again, cut into months, which the schema language cannot say: whole months are let go at once.
CREATE TABLE "damage_logs_by_month" (LIKE "damage_logs" INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE ("at");
DROP TABLE "damage_logs";
ALTER TABLE "damage_logs_by_month" RENAME TO "damage_logs";
ALTER TABLE "damage_logs" ADD CONSTRAINT "damage_logs_pkey" PRIMARY KEY ("at", "session_id", "seq");
CREATE INDEX "damage_logs_session_id_seq_idx" ON "damage_logs" ("session_id", "seq");

-- Makes the part for the month of a moment, in UTC, when it is not there; the lock keeps two from making it at once.
CREATE FUNCTION make_damage_month("moment" timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
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

-- Lets go of months that ended before a moment; how many.
CREATE FUNCTION drop_damage_months("before" timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
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

-- instance
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_leader" FOREIGN KEY ("leader_id") REFERENCES "characters" ("id");
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_difficulty" CHECK ("difficulty" IN ('normal', 'hard'));
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_channel" CHECK ("channel" >= 1000);
ALTER TABLE "game_instance_members" ADD CONSTRAINT "game_instance_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

-- inventory
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_kind" CHECK (
  ("kind" IN ('bag', 'equipment', 'bank', 'delivery', 'sold') AND "character_id" IS NOT NULL AND "account_id" IS NULL)
  OR ("kind" = 'stash' AND "character_id" IS NULL AND "account_id" IS NOT NULL));
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_slots" CHECK ("slots" BETWEEN 1 AND 1000 OR ("kind" = 'delivery' AND "slots" = 1000000));
ALTER TABLE "item_templates" ADD CONSTRAINT "item_templates_sane" CHECK (
  "max_stack" BETWEEN 1 AND 9999 AND "weight_grams" >= 0 AND "buy_eddies" >= 0 AND "sell_eddies" >= 0 AND "level" BETWEEN 1 AND 30 AND "sockets" BETWEEN 0 AND 4
  AND ("durability" IS NULL OR ("durability" > 0 AND "max_stack" = 1)));
ALTER TABLE "item_templates" ADD CONSTRAINT "item_templates_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_level" CHECK ("level" BETWEEN 1 AND 30);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_wear" CHECK ("wear" >= 0);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_lists" CHECK (jsonb_typeof("affixes") = 'array' AND jsonb_typeof("mods") = 'array');
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_quantity" CHECK ("quantity" > 0);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_slot" CHECK ("slot" >= 0);
-- Asked after each statement and not after each row, so that two items can change places in one.
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_place" UNIQUE ("container_id", "slot") DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_quantity" CHECK ("quantity" <> 0 AND ("container_id" IS NULL) = ("item_id" IS NULL));

CREATE TRIGGER "item_entries_append_only" BEFORE UPDATE OR DELETE ON "item_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "item_entries_no_truncate" BEFORE TRUNCATE ON "item_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "character_items_no_truncate" BEFORE TRUNCATE ON "character_items" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_character_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."id" <> OLD."id" OR NEW."template_id" <> OLD."template_id" OR NEW."rarity" <> OLD."rarity" OR NEW."level" <> OLD."level" OR NEW."affixes" <> OLD."affixes") THEN
    RAISE EXCEPTION 'broken rule "character_items_fixed": a thing stays what it is' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."is_bound" AND NOT NEW."is_bound" THEN
    RAISE EXCEPTION 'broken rule "character_items_bound": what is bound stays bound' USING ERRCODE = '23514';
  END IF;
  IF NEW."quantity" > (SELECT "max_stack" FROM "item_templates" WHERE "id" = NEW."template_id") THEN
    RAISE EXCEPTION 'broken rule "character_items_stack": a stack is higher than its kind allows' USING ERRCODE = '23514';
  END IF;
  IF NEW."slot" >= (SELECT "slots" FROM "character_inventory" WHERE "id" = NEW."container_id") THEN
    RAISE EXCEPTION 'broken rule "character_items_inside": the container has no such slot' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "character_items_guard" BEFORE INSERT OR UPDATE ON "character_items" FOR EACH ROW EXECUTE FUNCTION guard_character_item();

-- Every change of who holds how many is a line of the running movement, whoever makes it.
CREATE FUNCTION book_character_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."container_id" = OLD."container_id" AND NEW."quantity" = OLD."quantity" THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."container_id" = OLD."container_id" THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), NEW."template_id", NEW."container_id", NEW."id", NEW."quantity" - OLD."quantity");
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), OLD."template_id", OLD."container_id", OLD."id", -OLD."quantity");
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), NEW."template_id", NEW."container_id", NEW."id", NEW."quantity");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "character_items_book" AFTER INSERT OR UPDATE OR DELETE ON "character_items" FOR EACH ROW EXECUTE FUNCTION book_character_item();

CREATE FUNCTION guard_item_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."container_id" IS NOT NULL AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'broken rule "item_entries_by_items": lines about a container follow from its items only' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "item_entries_guard" BEFORE INSERT ON "item_entries" FOR EACH ROW EXECUTE FUNCTION guard_item_entry();

CREATE FUNCTION balance_item_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT SUM("quantity") FROM "item_entries" WHERE "ledger_id" = NEW."ledger_id" AND "template_id" = NEW."template_id") <> 0 THEN
    RAISE EXCEPTION 'broken rule "item_entries_balanced": the lines of ledger % do not come to nothing', NEW."ledger_id" USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "item_entries_balanced" AFTER INSERT ON "item_entries" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION balance_item_ledger();

-- loot
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_owner" FOREIGN KEY ("owner_id") REFERENCES "characters" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_what" CHECK (
  ("template_id" IS NOT NULL AND "quantity" BETWEEN 1 AND 9999 AND "rarity" IS NOT NULL AND "level" IS NOT NULL AND "eddies" = 0)
  OR ("template_id" IS NULL AND "quantity" = 0 AND "rarity" IS NULL AND "level" IS NULL AND "eddies" BETWEEN 1 AND 1000000000));
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_taken" CHECK (("taken_by" IS NULL) = ("taken_at" IS NULL) AND ("taken_by" IS NULL) = ("ledger_id" IS NULL));
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_source" CHECK ("source_kind" IN ('enemy', 'container', 'event', 'cache'));
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_times" CHECK ("times" > 0);
ALTER TABLE "container_openings" ADD CONSTRAINT "container_openings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_filters" ADD CONSTRAINT "loot_filters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
-- Taken once, by one, and never again anybody's.
CREATE FUNCTION guard_world_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."taken_by" IS NOT NULL OR NEW."template_id" IS DISTINCT FROM OLD."template_id" OR NEW."quantity" <> OLD."quantity" OR NEW."eddies" <> OLD."eddies" THEN
    RAISE EXCEPTION 'broken rule "world_drops_fixed": what fell stays what it is, and is taken once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "world_drops_guard" BEFORE UPDATE ON "world_drops" FOR EACH ROW EXECUTE FUNCTION guard_world_drop();

-- npc
ALTER TABLE "npc_regards" ADD CONSTRAINT "npc_regards_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "npc_regards" ADD CONSTRAINT "npc_regards_points" CHECK ("points" BETWEEN -100 AND 100);
ALTER TABLE "npc_memories" ADD CONSTRAINT "npc_memories_regard" FOREIGN KEY ("character_id", "npc_id") REFERENCES "npc_regards" ("character_id", "npc_id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_whom" CHECK (("npc_id" IS NULL) <> ("thing" IS NULL) AND ("dialogue_id" IS NULL) = ("node_id" IS NULL));

-- progression
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_sane" CHECK ("experience" >= 0 AND "rested_pool" >= 0);
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_points" CHECK ("attribute_points" >= 0 AND "perk_points" >= 0);
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_title" FOREIGN KEY ("character_id", "title_key") REFERENCES "character_titles" ("character_id", "key");
ALTER TABLE "experience_entries" ADD CONSTRAINT "experience_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "experience_entries" ADD CONSTRAINT "experience_entries_amount" CHECK ("amount" >= 0 AND "rested" BETWEEN 0 AND "amount" AND "levels_gained" BETWEEN 0 AND 29);
ALTER TABLE "level_gains" ADD CONSTRAINT "level_gains_level" CHECK ("level" BETWEEN 2 AND 30);
ALTER TABLE "character_skills" ADD CONSTRAINT "character_skills_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_skills" ADD CONSTRAINT "character_skills_rank" CHECK ("experience" >= 0 AND "rank" BETWEEN 0 AND 100);
ALTER TABLE "character_perks" ADD CONSTRAINT "character_perks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_perks" ADD CONSTRAINT "character_perks_ranks" CHECK ("ranks" BETWEEN 1 AND 5);
ALTER TABLE "perk_resets" ADD CONSTRAINT "perk_resets_sane" CHECK ("points" > 0 AND "paid_eddies" >= 0);
ALTER TABLE "character_titles" ADD CONSTRAINT "character_titles_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

CREATE TRIGGER "experience_entries_append_only" BEFORE UPDATE OR DELETE ON "experience_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "experience_entries_no_truncate" BEFORE TRUNCATE ON "experience_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- quest
ALTER TABLE "quest_logs" ADD CONSTRAINT "quest_logs_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_state" CHECK ("state" IN ('active', 'ready', 'done', 'failed', 'abandoned'));
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_over" CHECK (
  ("state" IN ('ready', 'done', 'failed')) = ("ending" IS NOT NULL) AND ("ending" IS NULL) = ("result" IS NULL)
  AND ("state" <> 'failed' OR "result" = 'failed') AND ("state" <> 'done' OR "result" = 'done') AND ("state" = 'active' OR "deadline_at" IS NULL));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_faces" CHECK (cardinality("faces") = 2 AND 1 <= ALL ("faces") AND 20 >= ALL ("faces"));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_result" CHECK ("result" IN ('critical', 'pass', 'fail', 'fumble') AND "luck" IN ('advantage', 'disadvantage', 'plain'));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "quest_gains" ADD CONSTRAINT "quest_gains_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "zone_orders" ADD CONSTRAINT "zone_orders_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");

-- realm
ALTER TABLE "realms" ADD CONSTRAINT "realms_capacity" CHECK ("capacity" > 0);
INSERT INTO "realms" ("id", "name", "capacity") VALUES ('first_rain', 'First Rain', 2000);

-- reputation
ALTER TABLE "faction_standings" ADD CONSTRAINT "faction_standings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "faction_standings" ADD CONSTRAINT "faction_standings_range" CHECK ("points" BETWEEN -3000 AND 3000);
ALTER TABLE "standing_entries" ADD CONSTRAINT "standing_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "standing_entries" ADD CONSTRAINT "standing_entries_range" CHECK ("points_after" BETWEEN -3000 AND 3000);

CREATE TRIGGER "standing_entries_append_only" BEFORE UPDATE OR DELETE ON "standing_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "standing_entries_no_truncate" BEFORE TRUNCATE ON "standing_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- session
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_revoked_whole" CHECK (("revoked_at" IS NULL) = ("revoked_reason" IS NULL));
CREATE INDEX "sessions_live" ON "sessions" ("account_id", "last_seen_at") WHERE "revoked_at" IS NULL;
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'throttled', 'closed'));

-- settings
ALTER TABLE "player_settings" ADD CONSTRAINT "player_settings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");

-- vendor
ALTER TABLE "vendor_stock" ADD CONSTRAINT "vendor_stock_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "vendor_stock" ADD CONSTRAINT "vendor_stock_left" CHECK ("left" >= 0);
ALTER TABLE "vendor_tills" ADD CONSTRAINT "vendor_tills_left" CHECK ("left" >= 0);
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
-- Gone with the thing, whoever takes it out of the world.
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_item" FOREIGN KEY ("item_id") REFERENCES "character_items" ("id") ON DELETE CASCADE;
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_eddies" CHECK ("eddies" >= 0);

-- wallet
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_kind" CHECK (
  ("kind" = 'character' AND "character_id" IS NOT NULL AND "name" IS NULL)
  OR ("kind" IN ('escrow', 'faucet', 'sink') AND "character_id" IS NULL AND "name" IS NOT NULL));
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_not_negative" CHECK ("balance" >= 0);
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_cap" CHECK ("balance" <= 1000000000000000);
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_no_source_balance" CHECK ("kind" IN ('character', 'escrow') OR "balance" = 0);
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_amount" CHECK ("amount" <> 0 AND "amount" BETWEEN -1000000000000000 AND 1000000000000000);

INSERT INTO "wallet_accounts" ("id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-00000000fa01', 'faucet', 'faucet.starter_kit'),
  ('00000000-0000-7000-8000-00000000fa02', 'faucet', 'faucet.administration'),
  ('00000000-0000-7000-8000-00000000fa03', 'faucet', 'faucet.loot'),
  ('00000000-0000-7000-8000-00000000fa04', 'faucet', 'faucet.vendor'),
  ('00000000-0000-7000-8000-00000000fa05', 'faucet', 'faucet.quest'),
  ('00000000-0000-7000-8000-000000005101', 'sink', 'sink.administration'),
  ('00000000-0000-7000-8000-000000005102', 'sink', 'sink.respec'),
  ('00000000-0000-7000-8000-000000005103', 'sink', 'sink.clinic'),
  ('00000000-0000-7000-8000-000000005104', 'sink', 'sink.vendor'),
  ('00000000-0000-7000-8000-000000005105', 'sink', 'sink.repair'),
  ('00000000-0000-7000-8000-000000005106', 'sink', 'sink.bank'),
  ('00000000-0000-7000-8000-000000005107', 'sink', 'sink.quest');

CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_entries_no_truncate" BEFORE TRUNCATE ON "ledger_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Entries make balances; nothing else can.
CREATE FUNCTION book_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "wallet_accounts" SET "balance" = "balance" + NEW."amount" WHERE "id" = NEW."account_id" AND "kind" IN ('character', 'escrow');
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_entries_book" AFTER INSERT ON "ledger_entries" FOR EACH ROW EXECUTE FUNCTION book_ledger_entry();

CREATE FUNCTION guard_wallet_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."balance" <> 0 THEN
      RAISE EXCEPTION 'broken rule "wallet_accounts_start_empty": a wallet is opened empty' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW."id" <> OLD."id" OR NEW."kind" <> OLD."kind" OR NEW."character_id" IS DISTINCT FROM OLD."character_id" THEN
    RAISE EXCEPTION 'broken rule "wallet_accounts_fixed": a wallet stays whose it is' USING ERRCODE = '23514';
  END IF;
  IF NEW."balance" <> OLD."balance" AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'broken rule "wallet_accounts_by_entries": a balance changes by entries only' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "wallet_accounts_guard" BEFORE INSERT OR UPDATE ON "wallet_accounts" FOR EACH ROW EXECUTE FUNCTION guard_wallet_account();

-- What one gains another loses: asked at the commit, when all lines are there.
CREATE FUNCTION balance_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT SUM("amount") FROM "ledger_entries" WHERE "ledger_id" = NEW."ledger_id") <> 0 THEN
    RAISE EXCEPTION 'broken rule "ledger_entries_balanced": the lines of ledger % do not come to nothing', NEW."ledger_id" USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_entries_balanced" AFTER INSERT ON "ledger_entries" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION balance_ledger();

-- world-event
ALTER TABLE "world_event_runs" ADD CONSTRAINT "world_event_runs_over" CHECK (("ended_at" IS NULL) = ("ending" IS NULL) AND ("ending" IS NULL) = ("result" IS NULL) AND ("result" IS NULL OR "result" IN ('won', 'lost')));
ALTER TABLE "world_event_shares" ADD CONSTRAINT "world_event_shares_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "world_event_shares" ADD CONSTRAINT "world_event_shares_sane" CHECK ("points" >= 0 AND "experience" >= 0 AND "eddies" >= 0);

-- world-state
ALTER TABLE "global_state" ADD CONSTRAINT "global_state_scope" CHECK ("scope" IN ('world', 'district', 'faction', 'player') AND ("scope" <> 'player' OR "scope_id" <> '') AND "version" >= 1);
ALTER TABLE "global_state_entries" ADD CONSTRAINT "global_state_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

CREATE TRIGGER "global_state_entries_append_only" BEFORE UPDATE OR DELETE ON "global_state_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "global_state_entries_no_truncate" BEFORE TRUNCATE ON "global_state_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- zone
ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_counts" CHECK ("channel" >= 1 AND "epoch" >= 1 AND "population" >= 0);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_copy" CHECK (("zone_id" IS NULL) = ("channel" IS NULL) AND ("zone_id" IS NULL) = ("zone_epoch" IS NULL));
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_facing" CHECK ("facing" BETWEEN 0 AND 255);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_epoch" CHECK ("epoch" >= 1);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_held_whole" CHECK (("held_zone_id" IS NULL) = ("held_channel" IS NULL) AND ("held_zone_id" IS NULL) = ("held_epoch" IS NULL));
