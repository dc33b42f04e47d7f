import * as z from 'zod';
import { LootTableContent } from '@necp/shared/loot/content';
import boxes from '../data/loot/boxes.json';
import ofEnemies from '../data/loot/enemies.json';
import shared from '../data/loot/shared.json';

export const lootTables: readonly LootTableContent[] = z
  .array(LootTableContent)
  .parse([...shared, ...ofEnemies, ...boxes]);
