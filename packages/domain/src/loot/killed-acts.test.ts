import { killedPassingOn } from '../testing/kills/loot-acts';
import { testKilledActs } from '../testing/kills/acts';

testKilledActs(killedPassingOn, 2);
