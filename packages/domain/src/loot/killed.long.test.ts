import { testKilledPickUp } from '../testing/kills/pick-up';

testKilledPickUp('every');
