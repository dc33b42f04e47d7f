import { testTradeRaces } from '../testing/trade-races';

testTradeRaces(500);
