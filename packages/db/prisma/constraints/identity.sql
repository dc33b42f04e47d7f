ALTER TABLE "identities" ADD CONSTRAINT "identities_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "provider_flows" ADD CONSTRAINT "provider_flows_purpose" CHECK ("purpose" IN ('sign_in', 'return', 'link', 'prove'));
ALTER TABLE "provider_flows" ADD CONSTRAINT "provider_flows_next" CHECK ("next" LIKE '/%');
