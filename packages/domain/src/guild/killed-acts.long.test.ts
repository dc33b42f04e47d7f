import { testKilledActs } from '../testing/kills/acts';
import { guildActs } from '../testing/kills/guild-acts';

testKilledActs(guildActs, 'every');
