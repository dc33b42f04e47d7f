import { testKilledMail } from '../testing/kills/mail';

testKilledMail('every');
