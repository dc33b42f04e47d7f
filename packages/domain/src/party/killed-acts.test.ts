import { killedConversion } from '../testing/kills/party-acts';
import { testKilledActs } from '../testing/kills/acts';

testKilledActs(killedConversion, 2);
