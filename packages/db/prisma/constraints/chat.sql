ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_channel" CHECK ("channel" IN ('say', 'zone'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_text" CHECK (char_length("text") BETWEEN 1 AND 240);
