import { testKilledAcceptance } from '../testing/kills/party';

testKilledAcceptance('every');
