import { killedFinderActs } from '../testing/kills/finder-acts';
import { killedPartyActs } from '../testing/kills/party-acts';
import { testKilledActs } from '../testing/kills/acts';

testKilledActs([...killedPartyActs, ...killedFinderActs], 'every');
