// Chat: messages of each zone, stored so that new arrivals can read what they missed.
export { recentMessages } from './queries';
export { personal } from './personal';
export { retention } from './retention';
export { dropCachedMessages } from './steps';
