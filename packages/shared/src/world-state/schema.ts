import * as z from 'zod';
import { ContentId } from '../kernel/ids';
import { WorldValue } from './content';

export const worldScopes = ['world', 'district', 'faction', 'player'] as const;
export const WorldScope = z.enum(worldScopes);
export type WorldScope = z.infer<typeof WorldScope>;

/** What is remembered under one key. */
export const WorldValueView = z.object({
  key: ContentId,
  scope: WorldScope,
  value: WorldValue,
  /** Counts the changes; 0 while it is as it began. */
  version: z.int().nonnegative(),
});
export type WorldValueView = z.infer<typeof WorldValueView>;

export const WorldStateView = z.object({
  /** Of the world, its districts and factions. */ world: z.array(WorldValueView),
  /** Of the character that asks. */ own: z.array(WorldValueView),
});
export type WorldStateView = z.infer<typeof WorldStateView>;
