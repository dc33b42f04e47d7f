import { defineSink } from '../wallet';

/** What clinics are paid. */
export const clinicSink = defineSink('clinic', '00000000-0000-7000-8000-000000005103');
