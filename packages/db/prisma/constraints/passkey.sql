ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_counter" CHECK ("counter" BETWEEN 0 AND 4294967295);
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_name" CHECK (char_length("name") BETWEEN 1 AND 40);
