// Moderation: what players report of the chat, and what moderators decide about it.
export { personal } from './personal';
export { retention } from './retention';
