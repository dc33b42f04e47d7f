-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "template" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "mass_id" UUID,
    "sender_id" UUID,
    "sender_account_id" UUID,
    "receiver_id" UUID NOT NULL,
    "receiver_account_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_account_id" UUID NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "is_unseen" BOOLEAN NOT NULL DEFAULT false,
    "is_stranger" BOOLEAN NOT NULL DEFAULT false,
    "escrow_id" UUID,
    "chits" BIGINT NOT NULL DEFAULT 0,
    "stacks" INTEGER NOT NULL DEFAULT 0,
    "cod_chits" BIGINT NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "arrives_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "over_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mass_letters" (
    "id" UUID NOT NULL,
    "words" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "chits" BIGINT NOT NULL DEFAULT 0,
    "items" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "after_id" UUID,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "expected" INTEGER NOT NULL,
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,

    CONSTRAINT "mass_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_days" (
    "account_id" UUID NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "letters" INTEGER NOT NULL DEFAULT 0,
    "chits" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "letter_days_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "letters_escrow_id_key" ON "letters"("escrow_id");

-- CreateIndex
CREATE INDEX "letters_owner_id_state_id_idx" ON "letters"("owner_id", "state", "id");

-- CreateIndex
CREATE INDEX "letters_sender_id_id_idx" ON "letters"("sender_id", "id");

-- CreateIndex
CREATE INDEX "letters_sender_account_id_sent_at_idx" ON "letters"("sender_account_id", "sent_at");

-- CreateIndex
CREATE INDEX "letters_owner_account_id_idx" ON "letters"("owner_account_id");

-- CreateIndex
CREATE INDEX "letters_receiver_id_sender_id_idx" ON "letters"("receiver_id", "sender_id");

-- CreateIndex
CREATE INDEX "letters_receiver_account_id_idx" ON "letters"("receiver_account_id");

-- CreateIndex
CREATE INDEX "letters_state_arrives_at_idx" ON "letters"("state", "arrives_at");

-- CreateIndex
CREATE INDEX "letters_state_ends_at_idx" ON "letters"("state", "ends_at");

-- CreateIndex
CREATE INDEX "letters_over_at_idx" ON "letters"("over_at");

-- CreateIndex
CREATE INDEX "mass_letters_state_idx" ON "mass_letters"("state");

-- CreateIndex
CREATE INDEX "letter_days_day_idx" ON "letter_days"("day");

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_mass_id_fkey" FOREIGN KEY ("mass_id") REFERENCES "mass_letters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "letters" ADD CONSTRAINT "letters_kind" CHECK (("kind" = 'player' AND "sender_id" IS NOT NULL AND "sender_account_id" IS NOT NULL AND "template" IS NULL AND "mass_id" IS NULL)
  OR ("kind" = 'system' AND "sender_id" IS NULL AND "sender_account_id" IS NULL AND "template" IS NOT NULL));
ALTER TABLE "letters" ADD CONSTRAINT "letters_state" CHECK ("state" IN ('on_way', 'arrived', 'returned', 'lost', 'over'));
ALTER TABLE "letters" ADD CONSTRAINT "letters_over" CHECK (("state" = 'over') = ("over_at" IS NOT NULL));
-- What is over holds nothing, and only an escrow holds something.
ALTER TABLE "letters" ADD CONSTRAINT "letters_inside" CHECK ("chits" BETWEEN 0 AND 1000000000000000 AND "stacks" BETWEEN 0 AND 12
  AND (("chits" = 0 AND "stacks" = 0) OR ("state" <> 'over' AND "escrow_id" IS NOT NULL)));
ALTER TABLE "letters" ADD CONSTRAINT "letters_cod" CHECK ("cod_chits" BETWEEN 0 AND 1000000000000000 AND ("paid_at" IS NULL OR "cod_chits" > 0) AND ("cod_chits" = 0 OR "kind" = 'player'));
ALTER TABLE "letters" ADD CONSTRAINT "letters_owner" CHECK (("owner_id" = "receiver_id" AND "owner_account_id" = "receiver_account_id")
  OR ("sender_id" IS NOT NULL AND "owner_id" = "sender_id" AND "owner_account_id" = "sender_account_id" AND "cod_chits" = 0));
ALTER TABLE "letters" ADD CONSTRAINT "letters_not_to_oneself" CHECK ("sender_id" <> "receiver_id");
ALTER TABLE "letters" ADD CONSTRAINT "letters_times" CHECK ("sent_at" <= "arrives_at" AND "arrives_at" < "ends_at");
ALTER TABLE "letters" ADD CONSTRAINT "letters_length" CHECK (char_length("subject") <= 80 AND char_length("body") <= 2000);
ALTER TABLE "letters" ADD CONSTRAINT "letters_sender" FOREIGN KEY ("sender_id") REFERENCES "characters" ("id");
ALTER TABLE "letters" ADD CONSTRAINT "letters_receiver" FOREIGN KEY ("receiver_id") REFERENCES "characters" ("id");
ALTER TABLE "letters" ADD CONSTRAINT "letters_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
-- A letter to many players comes to each account once.
CREATE UNIQUE INDEX "letters_mass_once" ON "letters" ("mass_id", "receiver_account_id") WHERE "mass_id" IS NOT NULL;
-- What is over stays as it is, but for what its sender hides; money is paid once; who wrote to whom stays.
CREATE FUNCTION guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."state" = 'over' AND (NEW."state" <> 'over' OR NEW."owner_id" <> OLD."owner_id"))
    OR (OLD."paid_at" IS NOT NULL AND NEW."paid_at" IS DISTINCT FROM OLD."paid_at")
    OR NEW."sender_id" IS DISTINCT FROM OLD."sender_id" OR NEW."receiver_id" <> OLD."receiver_id"
    OR (OLD."escrow_id" IS NOT NULL AND NEW."escrow_id" IS DISTINCT FROM OLD."escrow_id") THEN
    RAISE EXCEPTION 'broken rule "letters_fixed": a letter that is over or paid stays so' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "letters_guard" BEFORE UPDATE ON "letters" FOR EACH ROW EXECUTE FUNCTION guard_letter();
ALTER TABLE "mass_letters" ADD CONSTRAINT "mass_letters_state" CHECK ("state" IN ('running', 'stopped', 'done') AND ("state" = 'done') = ("ended_at" IS NOT NULL));
ALTER TABLE "mass_letters" ADD CONSTRAINT "mass_letters_counts" CHECK ("chits" BETWEEN 0 AND 1000000 AND "reached" >= 0 AND "expected" >= 0);
ALTER TABLE "letter_days" ADD CONSTRAINT "letter_days_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "letter_days" ADD CONSTRAINT "letter_days_sums" CHECK ("letters" >= 0 AND "chits" >= 0);

-- What letters cost, what nobody took, and what administrators send.
INSERT INTO "wallet_accounts" ("id", "holder_kind", "holder_id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-000000005108', 'world', '00000000-0000-7000-8000-000000005108', 'sink', 'sink.mail_fee'),
  ('00000000-0000-7000-8000-000000005109', 'world', '00000000-0000-7000-8000-000000005109', 'sink', 'sink.mail_lost'),
  ('00000000-0000-7000-8000-00000000fa08', 'world', '00000000-0000-7000-8000-00000000fa08', 'faucet', 'faucet.mail_mass');

-- Players can be muted in letters.
ALTER TABLE "chat_sanctions" DROP CONSTRAINT "chat_sanctions_channel";
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_channel" CHECK ("channel" IN ('all', 'say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper', 'voice', 'mail'));
