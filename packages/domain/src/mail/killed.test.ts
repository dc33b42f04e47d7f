import { testKilledMail } from '../testing/kills/mail';

testKilledMail(2);
