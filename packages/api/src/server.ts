/** What the web server needs besides the procedures: creating the domain, and signing browsers in and out. */
export {
  arriveFromProvider,
  type Arrived,
  beginProvider,
  type Claimed,
  finishWithCode,
  playAsGuest,
  signIn,
  signInByPasskey,
  type Visitor,
} from '@necp/domain/account/service';
export {
  type Actor,
  createDomain,
  type Ctx,
  type Domain,
  type DomainConfig,
  guardOutside,
  isBearer,
  lockFaults,
  type Logger,
  meterOutside,
  OutsideAway,
  type Outside,
  outsideSettings,
  type SignInProvider,
} from '@necp/domain/kernel';
export { takeProviderAnswer } from '@necp/domain/identity/service';
export { actorOf, countCall, signOut } from '@necp/domain/session/service';
export { actorOfAccess, publishedKeys, publishedMs } from '@necp/domain/token/service';
export { chosenLanguageOf } from '@necp/domain/settings/queries';
