import { testKilledPickUp } from '../testing/kills/pick-up';

testKilledPickUp(4);
