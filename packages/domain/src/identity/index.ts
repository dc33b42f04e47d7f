// Identity: who a player is at providers of sign-in, and the visits to them.
export { type Flow, type FlowInput, startFlow, takeFlow, waitingFlow, endFlow } from './flows';
export { providerOf, requireSameSession } from './policy';
export { identitiesOf, offeredIdentities } from './queries';
export {
  type Claimed,
  dropIdentitiesSince,
  findIdentity,
  hasIdentityAt,
  type IdentityRow,
  linkIdentity,
  lockClaimed,
  readIdentity,
  touchIdentity,
  unlinkIdentity,
} from './steps';
export { personal } from './personal';
export { retention } from './retention';
