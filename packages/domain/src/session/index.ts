// Session: the sign-in of an account on one device, and the ticket that opens the simulation's socket.
export { actorOfHash, type LiveSession, lockSession, noteUse } from './actors';
export { changeLifetimes, readLifetimes } from './lifetimes';
export { hasSessions, lastUses, ownSessions, rolesOfSessions } from './queries';
export { placeOf } from './place';
export { type Play, playsOf, releasePlays } from './plays';
export { holdPermission } from './permission';
export { dropProofs, proveSession, requireProof } from './proof';
export {
  bindCharacter,
  endSessions,
  giveSessionRoles,
  markClient,
  type OpenedSession,
  openSession,
  promoteSessions,
  recordLogin,
  recordThrottled,
  renewSession,
  spendTicket,
  takeSessionRoles,
  unbindCharacter,
} from './steps';
export { isStaff } from './lasting';
export { openSessionsOf } from './staff';
export { forgetTrustedDevices, trustDevice, useTrustedDevice } from './trust';
export { hashSecret } from './tokens';
export { personal } from './personal';
export { retention } from './retention';
