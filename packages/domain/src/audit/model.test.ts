import { testHoldings } from '../testing/holdings-runs';

testHoldings({ runs: 30, commands: 30, refusals: ['transfer wallet.too_poor', 'grant inventory.full'] });
