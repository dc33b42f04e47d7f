import { allOutcomes, testHoldings } from '../testing/holdings-runs';

testHoldings({ runs: 300, commands: 100, outcomes: allOutcomes });
