import { testKilledAccountActs } from '../testing/kills/account-acts';

testKilledAccountActs('every');
