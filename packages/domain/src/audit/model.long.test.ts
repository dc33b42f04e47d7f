import { allOutcomes, testHoldings } from '../testing/holdings-runs';

testHoldings({ runs: 300, commands: 60, outcomes: allOutcomes });
