import { testKilledAccountActs } from '../testing/kills/account-acts';

testKilledAccountActs(3);
