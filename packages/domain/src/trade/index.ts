// Trade: what players write down here, found again on every device they sign in with.
export { tradeNotes } from './queries';
export { keepTradeNote } from './steps';
