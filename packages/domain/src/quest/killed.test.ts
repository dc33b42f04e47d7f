import { testKilledAnswer } from '../testing/kills/answer';

testKilledAnswer(4);
