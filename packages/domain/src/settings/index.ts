// Settings: the player's choices (language, keys, sound, effects, privacy), stored on the server for every device.
export { hiddenAmong, privacyOf, unlistedAmong } from './queries';
export { personal } from './personal';
