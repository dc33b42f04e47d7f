import { testKilledAnswer } from '../testing/kills/answer';

testKilledAnswer('every');
