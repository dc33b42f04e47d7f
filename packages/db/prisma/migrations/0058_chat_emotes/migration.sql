-- Lines of emotes are kept like others, so that they can be reported.
ALTER TABLE "chat_messages" DROP CONSTRAINT "chat_messages_style";
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_style" CHECK ("style" IN ('plain', 'me', 'roll', 'emote'));
