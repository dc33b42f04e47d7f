import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../../features/base/feature';
import { useCombat } from './store';

/** Puts what the engine and the server send into the store of the combat HUD. */
export function listenToCombat({ connection, game }: Sources) {
  const { set, note, caption, gain, sumUp } = useCombat.getState();
  return [
    // What was near belongs to the channel that was left; the new one sends its own.
    connection.on('zone.welcome', () => set({ event: null, board: null })),
    connection.on('gains', gain),
    connection.on('event.state', (event) => set({ event })),
    connection.on('duel.state', (duel) => set({ duel })),
    connection.on('duel.board', (board) => set({ board })),
    connection.on('interact.check', (check) => set({ check: { ...check, atMs: steadyMs() } })),
    connection.on('combat.summary', sumUp),
    game.on('vitals', (vitals) => set({ vitals })),
    game.on('self', (self) => set({ self })),
    game.on('target', (target) => set({ target })),
    game.on('prompt', (prompt) => set({ prompt })),
    game.on('door', (door) => set({ door })),
    game.on('drops', (drops) => set({ drops })),
    game.on('combatLogged', note),
    game.on('down', (down) => set({ down })),
    game.on('interacting', (hold) => set({ hold })),
    game.on('barChanged', (bar) => set({ bar })),
    game.on('caption', caption),
  ];
}
