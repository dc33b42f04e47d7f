import { testDeliveries, useTestBus } from '../../testing/bus';

useTestBus();
testDeliveries({ walkerCount: 40, firstSeed: 1, deaths: 4 });
