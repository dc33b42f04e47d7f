// Settings: what a player chose once (language, keys, sound, effects, privacy), kept on the server for every device.
export { privacyOf } from './queries';
