import { testKilledDefeat } from '../testing/kills/defeat';

testKilledDefeat('every');
