import { testKilledRoll } from '../testing/kills/roll';

testKilledRoll('every');
