/** What the web server needs besides the procedures: creating the domain, and signing browsers in and out. */
export {
  arriveFromProvider,
  type Arrived,
  beginProvider,
  type Claimed,
  finishVisit,
  playAsGuest,
  signIn,
  signInByPasskey,
  type Visitor,
} from '@necp/domain/account/service';
export {
  type Actor,
  createDomain,
  createWaitingRedis,
  type Ctx,
  type Domain,
  type DomainConfig,
  guardOutside,
  isBearer,
  liveChannel,
  lockFaults,
  type Logger,
  meterOutside,
  OutsideAway,
  type Outside,
  outsideSettings,
  type SignInProvider,
} from '@necp/domain/kernel';
export { unsubscribe } from '@necp/domain/notification/service';
export { readLimits } from '@necp/domain/limit/queries';
export { takeProviderAnswer } from '@necp/domain/identity/service';
export { actorOf, countCall, noUse, signOut, type Use } from '@necp/domain/session/service';
export { actorOfAccess, publishedKeys, publishedMs } from '@necp/domain/token/service';
export { chosenLanguageOf } from '@necp/domain/settings/queries';
