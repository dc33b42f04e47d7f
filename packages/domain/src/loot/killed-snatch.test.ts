import { testKilledSnatch } from '../testing/kills/snatch';

testKilledSnatch(2);
