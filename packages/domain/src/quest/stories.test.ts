import { testQuestsWalked } from '../testing/stories-walked';

testQuestsWalked(['soup_gets_cold']);
