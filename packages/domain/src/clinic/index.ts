// The clinic: implants are installed and taken out in its chair.
export { clinicSink } from './steps';
