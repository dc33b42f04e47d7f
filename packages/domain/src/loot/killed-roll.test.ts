import { testKilledRoll } from '../testing/kills/roll';

testKilledRoll(4);
