// Account: a player, who is a guest after one click or has an email address and a password.
export { accountAgesOf, accountOfEmail, accountsOf, mailboxOf, staffAfter, type AccountRow } from './people';
export { deliverEmail } from './deliver';
export { writeEmailText } from './emails';
export { endedRoles, giveRole, holdRoles, lastingAdministrators, takeRole, writeOfRole, type HeldRole } from './roles';
export { accountPart } from './sheet-part';
export { accountsToErase, closeForErasure, markErased, startLeaving } from './leaving';
export { personal } from './personal';
export { retention } from './retention';
export { lacksStaffFactor } from './staff-roles';
export { findEmailToken, linkInvalid, lockAccount, rolesOf, writeEmail } from './steps';
export { hashPassword, isPasswordRight } from './passwords';
