import type { ApiClient } from '../../components/providers/api';
import type { GameEvents } from '../../game/types';
import type { Subscribable } from '../../realtime/subscriptions';
import type { Realtime } from '../../realtime/types';

/** What a feature listens to while a character is in the city. */
export interface Sources {
  readonly connection: Pick<Realtime, 'on'>;
  readonly game: Subscribable<GameEvents>;
  readonly api: ApiClient;
  /** The player's character. */
  readonly characterId: string;
}

/** Subscribes a feature's store to what it shows; returns the functions that end each subscription. */
export type Listen = (sources: Sources) => readonly (() => void)[];
