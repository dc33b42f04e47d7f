import { tickHz } from '@necp/shared/protocol';
import { askLastsMs, tradeReach } from '@necp/shared/trade/rules';
import type { TradeBreak } from '@necp/shared/trade/schema';
import { combatantOf } from '../combat/entity';
import { nextId } from '../core/ids';
import { distanceTo } from '../core/reach';
import { reject } from '../core/reject';
import type { ZoneInput } from '../inputs';
import { at, type Player, type ZoneState } from '../state';
import { watchTicks } from '../transfer/transfer';
import { tradeSlice, type TradePair } from './slice';

/** When the domain has not answered after this time, the player may ask again. */
const patienceTicks = 10 * tickHz;
const askTicks = (askLastsMs / 1_000) * tickHz;

/** Asks the player of a name to trade. A player out of reach is answered like one who is not there. */
export function askTrade(state: ZoneState, player: Player, { name }: { readonly name: string }): void {
  const what = 'trade.ask';
  const { asking } = tradeSlice(state);
  const { characterId, epoch } = player;
  const wanted = name.trim().toLowerCase();
  const other = [...state.players.values()].find((one) => one.name.toLowerCase() === wanted);
  if (other === player) return reject(state, player, { what, code: 'trade.yourself' });
  const code = other === undefined ? 'trade.too_far' : refusalBetween(state, player, other);
  if (other === undefined || code !== null) return reject(state, player, { what, code: code ?? 'trade.too_far' });
  if (asking.has(characterId)) return reject(state, player, { what, code: 'trade.still_asking', kind: 'lag' });
  asking.set(characterId, state.tick + patienceTicks);
  const to = { characterId: other.characterId, epoch: other.epoch };
  state.outbox.push({ kind: 'trade_ask', id: nextId(state), characterId, epoch, to });
}

/** Takes the domain's answer to a question. */
export function takeAsked(state: ZoneState, answer: ZoneInput<'trade_asked'>): void {
  const { asks, asking } = tradeSlice(state);
  const { characterId, toId, tradeId, isOpen, rejection } = answer;
  asking.delete(characterId);
  const player = state.players.get(characterId);
  if (rejection !== null && player !== undefined) reject(state, player, { what: 'trade.ask', ...rejection });
  if (tradeId === null) return;
  // One question at a time: the domain has taken the earlier one back.
  for (const [id, { askerId }] of asks) if (askerId === characterId) asks.delete(id);
  if (isOpen) watchPair(state, tradeId, { askerId: characterId, askedId: toId });
  else asks.set(tradeId, { askerId: characterId, askedId: toId, endsTick: state.tick + askTicks });
}

/** Accepts a question, provided both are still in reach. Declining is asked of the domain alone. */
export function acceptTrade(state: ZoneState, player: Player, { tradeId }: { readonly tradeId: string }): void {
  const what = 'trade.accept';
  const ask = tradeSlice(state).asks.get(tradeId);
  const asker = ask === undefined ? undefined : state.players.get(ask.askerId);
  if (ask === undefined || ask.askedId !== player.characterId || asker === undefined)
    return reject(state, player, { what, code: 'trade.ask_gone', kind: 'lag' });
  const code = refusalBetween(state, player, asker);
  if (code !== null) return reject(state, player, { what, code });
  const { characterId, epoch } = player;
  const to = { characterId: asker.characterId, epoch: asker.epoch };
  state.outbox.push({ kind: 'trade_accept', tradeId, characterId, epoch, to });
}

/** Takes the domain's answer to an acceptance: from now on both are watched. */
export function takeAnswered(state: ZoneState, answer: ZoneInput<'trade_answered'>): void {
  const { characterId, toId, tradeId, rejection } = answer;
  tradeSlice(state).asks.delete(tradeId);
  if (rejection === null) return watchPair(state, tradeId, { askerId: toId, askedId: characterId });
  const player = state.players.get(characterId);
  if (player !== undefined) reject(state, player, { what: 'trade.accept', ...rejection });
}

/** Watches a pair; earlier trades of both are over, because a character is in one at most. */
function watchPair(state: ZoneState, tradeId: string, pair: TradePair): void {
  const { open, asks } = tradeSlice(state);
  asks.delete(tradeId);
  const both = [pair.askerId, pair.askedId];
  for (const [id, { askerId, askedId }] of open) if (both.includes(askerId) || both.includes(askedId)) open.delete(id);
  open.set(tradeId, pair);
}

/** Ends trades whose players are out of reach, fight, are down or have lost their connection. */
export function watchTrades(state: ZoneState): void {
  if (state.tick % watchTicks !== 0) return;
  const { open, asks, asking } = tradeSlice(state);
  for (const [characterId, endsTick] of asking) if (state.tick >= endsTick) asking.delete(characterId);
  for (const [id, { endsTick }] of asks) if (state.tick >= endsTick) asks.delete(id);
  for (const [tradeId, pair] of open) {
    const reason = breakOf(state, pair);
    if (reason !== null) breakPair(state, tradeId, reason);
  }
}

/** A player leaves the zone: its trade ends, and no answer to its questions is awaited. */
export function leaveTrades(state: ZoneState, { characterId }: Player): void {
  const { open, asks, asking } = tradeSlice(state);
  asking.delete(characterId);
  for (const [id, pair] of asks) if (isIn(pair, characterId)) asks.delete(id);
  for (const [tradeId, pair] of open) if (isIn(pair, characterId)) breakPair(state, tradeId, 'left');
}

const isIn = ({ askerId, askedId }: TradePair, characterId: string) =>
  askerId === characterId || askedId === characterId;

function breakPair(state: ZoneState, tradeId: string, reason: TradeBreak): void {
  tradeSlice(state).open.delete(tradeId);
  state.outbox.push({ kind: 'trade_break', tradeId, reason });
}

function breakOf(state: ZoneState, { askerId, askedId }: TradePair): TradeBreak | null {
  const [asker, asked] = [state.players.get(askerId), state.players.get(askedId)];
  if (asker === undefined || asked === undefined || asker.isInTransfer || asked.isInTransfer) return 'left';
  if (asker.connectionId === null || asked.connectionId === null) return 'disconnected';
  const both = [asker, asked].map((player) => combatantOf(state, player));
  if (both.some((combatant) => combatant?.life !== 'up')) return 'died';
  if (both.some((combatant) => combatant?.inCombat)) return 'fight';
  return isNear(state, asker, asked) ? null : 'walked_away';
}

/** Returns why a player cannot trade with another one now, or null. */
function refusalBetween(state: ZoneState, player: Player, other: Player): string | null {
  switch (breakOf(state, { askerId: player.characterId, askedId: other.characterId })) {
    case null:
      return null;
    case 'died':
      return 'trade.down';
    case 'fight':
      return 'trade.in_fight';
    default:
      return 'trade.too_far';
  }
}

function isNear(state: ZoneState, player: Player, other: Player): boolean {
  const spot = { x: at(state.x, other.entityIndex), y: at(state.y, other.entityIndex) };
  return distanceTo(state, player, spot) <= tradeReach;
}
