// NPC: the people of the city that a character talks to, and what they remember of it.
export { closeConversation, conversationOf, openConversation, remember, turnTo, type Conversation } from './steps';
export { conversationSeen, affinitiesOf } from './queries';
export { npcPart } from './sheet-part';
export { personal } from './personal';
