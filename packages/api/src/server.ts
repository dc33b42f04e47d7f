/** What the web server needs besides the procedures: creating the domain, and signing browsers in and out. */
export { playAsGuest, signIn, signInByPasskey } from '@necp/domain/account/service';
export {
  type Actor,
  createDomain,
  type Ctx,
  type Domain,
  type DomainConfig,
  isBearer,
  lockFaults,
  type Logger,
} from '@necp/domain/kernel';
export { actorOf, countCall, publicKeys, signOut } from '@necp/domain/session/service';
export { chosenLanguageOf } from '@necp/domain/settings/queries';
