import { testKilledSnatch } from '../testing/kills/snatch';

testKilledSnatch('every');
