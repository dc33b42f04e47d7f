// Account: a player, who is a guest after one click or has an email address and a password.
export { accountPart } from './sheet-part';
export { lockAccount, rolesOf } from './steps';
