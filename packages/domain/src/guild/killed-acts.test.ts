import { testKilledActs } from '../testing/kills/acts';
import { killedDeposit, killedTake } from '../testing/kills/guild-acts';

testKilledActs([killedDeposit, killedTake], 2);
