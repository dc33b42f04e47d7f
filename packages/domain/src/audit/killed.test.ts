import { testKilledPurchase } from '../testing/kills/purchase';

testKilledPurchase(5);
