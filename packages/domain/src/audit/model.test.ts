import { testHoldings } from '../testing/holdings-runs';

testHoldings({
  runs: 30,
  commands: 30,
  outcomes: [
    'credit done',
    'grant done',
    'move done',
    'transfer wallet.too_poor',
    'book done',
    'pass done',
    'grant inventory.full',
  ],
});
