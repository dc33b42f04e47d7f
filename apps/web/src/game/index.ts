/**
 * The game engine: the city as the player sees, hears and walks it, on a canvas without React. Load it lazily: `await
 * import('@/game')`.
 */
export { createCityscape } from './cityscape';
export { createGame } from './play/game';
export * from './types';
