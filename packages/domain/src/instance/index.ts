// Instance: channels of a zone made for one to four people, and who they were made for.
export { openInstanceChannel } from './steps';
