-- What lines link to and whom they call by name.
ALTER TABLE "chat_messages" ADD COLUMN "links" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "mentions" JSONB NOT NULL DEFAULT '[]';
CREATE TABLE "chat_mentions" (
    "message_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,

    CONSTRAINT "chat_mentions_pkey" PRIMARY KEY ("message_id", "character_id")
);
CREATE INDEX "chat_mentions_character_id_idx" ON "chat_mentions"("character_id");
ALTER TABLE "chat_mentions" ADD CONSTRAINT "chat_mentions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_links" CHECK (jsonb_typeof("links") = 'array' AND jsonb_array_length("links") <= 5);
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_mentions" CHECK (jsonb_typeof("mentions") = 'array' AND jsonb_array_length("mentions") <= 5);
ALTER TABLE "chat_mentions" ADD CONSTRAINT "chat_mentions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
