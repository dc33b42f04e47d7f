import { testKilledEscrow } from '../testing/kills/escrow';

testKilledEscrow(6);
