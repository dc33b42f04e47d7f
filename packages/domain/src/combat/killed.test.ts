import { testKilledDefeat } from '../testing/kills/defeat';

testKilledDefeat(4);
