import * as z from 'zod';
import { ContentId } from '../kernel/ids';
import { WorldValue } from './content';

export const worldScopes = ['world', 'district', 'faction', 'player'] as const;
export const WorldScope = z.enum(worldScopes);
export type WorldScope = z.infer<typeof WorldScope>;

/** The value of one key. */
export const WorldValueView = z.object({
  key: ContentId,
  scope: WorldScope,
  value: WorldValue,
  /** The number of changes; 0 while it has its initial value. */
  version: z.int().nonnegative(),
});
export type WorldValueView = z.infer<typeof WorldValueView>;

export const WorldStateView = z.object({
  /** Values of the world, its districts and factions. */ world: z.array(WorldValueView),
  /** Values of the character that asks. */ own: z.array(WorldValueView),
});
export type WorldStateView = z.infer<typeof WorldStateView>;
