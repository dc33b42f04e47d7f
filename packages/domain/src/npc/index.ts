// People of the city: with whom a character talks, and what they remember of one another.
export { closeConversation, conversationOf, openConversation, remember, turnTo, type Conversation } from './steps';
export { conversationSeen, affinitiesOf } from './queries';
