// Chat: messages of each zone, stored so that new arrivals can read what they missed.
export { recentMessages } from './queries';
