import { testKilledEscrow } from '../testing/kills/escrow';

testKilledEscrow('every');
