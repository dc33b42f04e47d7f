// Session: the sign-in of an account on one device, and the ticket that opens the simulation's socket.
export { limitKey, giveBack, type Limit, spend } from './limits';
export { hasSessions, lastUses, ownSessions } from './queries';
export { type Play, playsOf, releasePlays } from './plays';
export { dropProofs, proveSession, requireProof } from './proof';
export {
  bindCharacter,
  endSessions,
  type OpenedSession,
  openSession,
  promoteSessions,
  recordLogin,
  recordThrottled,
  renewSession,
  spendTicket,
  unbindCharacter,
} from './steps';
export { forgetTrustedDevices, trustDevice, useTrustedDevice } from './trust';
export { signTicket } from './tickets';
export { hashSecret } from './tokens';
