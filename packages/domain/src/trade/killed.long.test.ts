import { testKilledTrade } from '../testing/kills/trade';

testKilledTrade('every');
