import { itemGained } from '@necp/shared/inventory/events';
import { listen, type Listener } from '../kernel';
import { collectNow } from './overflow';

export const listeners: readonly Listener[] = [
  listen('mail.collect', itemGained, async (tx, { characterId, delivered }) => {
    if (delivered > 0) await collectNow(tx, characterId);
  }),
];
