/**
 * The game engine: the city as the player sees, hears and walks it, on a canvas without React. Load it lazily: `await
 * import('@/game')`.
 */
import { contentParts } from '@necp/content/client';

/** Fetches the content that every zone shows, ahead of the game. */
export const fetchContent = (): Promise<unknown> => contentParts.worldState();

export { createCityscape } from './cityscape';
export { createGame } from './play/game';
export * from './types';
