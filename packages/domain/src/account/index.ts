// Account: whoever plays, as a guest at one click or with an address and a password.
export { isGuestAccount } from './queries';
export { lockAccount, rolesOf } from './steps';
