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
