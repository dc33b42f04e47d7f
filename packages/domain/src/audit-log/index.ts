// Audit log: what staff did, and what changed the protection of an account, in rows that cannot be changed unseen.
export { noteAct, type NotedAct } from './steps';
export { personal } from './personal';
