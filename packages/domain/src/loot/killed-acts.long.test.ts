import { killedLootActs } from '../testing/kills/loot-acts';
import { testKilledActs } from '../testing/kills/acts';

testKilledActs(killedLootActs, 'every');
