import { testKilledAcceptance } from '../testing/kills/party';

testKilledAcceptance(3);
