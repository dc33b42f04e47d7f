import { killedQuestActs } from '../testing/kills/quest-acts';
import { testKilledActs } from '../testing/kills/acts';

testKilledActs(killedQuestActs, 2);
