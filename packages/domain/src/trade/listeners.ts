import { characterDeleted } from '@necp/shared/character/events';
import { listen, type Listener } from '../kernel';
import { endTradesOf } from './ending';

export const listeners: readonly Listener[] = [
  listen('trade.end_of_deleted', characterDeleted, (tx, { characterId }) => endTradesOf(tx, characterId)),
];
