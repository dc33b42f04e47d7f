import { testMailRaces } from '../testing/mail-races';

testMailRaces(120);
