import { testKilledTrade } from '../testing/kills/trade';

testKilledTrade(2);
