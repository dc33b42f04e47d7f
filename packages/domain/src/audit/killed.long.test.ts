import { testKilledPurchase } from '../testing/kills/purchase';

testKilledPurchase('every');
