import { testLootRolls } from './testing/loot-rolls';

testLootRolls(1_000_000);
