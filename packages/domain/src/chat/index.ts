// Chat: what was said, kept so that newcomers can read what they missed.
export { recentMessages } from './queries';
