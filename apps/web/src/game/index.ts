/**
 * The city as the player sees, hears and walks it: the canvas engine, without React. Load it lazily: `await
 * import('@/game')`.
 */
export { createCityscape } from './cityscape';
export { createGame } from './play/game';
export * from './types';
