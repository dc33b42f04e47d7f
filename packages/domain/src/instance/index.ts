// Instance: copies of a zone made for one to four people, and who they were made for.
export { openCopy } from './steps';
