import { loadAccounts } from '../../tooling/launcher/secrets.mjs';
import { secretsIn } from '../../tooling/launcher/stack.mjs';
import { stackFolder } from './stack';

/** Returns the password of a sample account in the product under test. */
export function passwordOf(email: string): string {
  const found = loadAccounts(secretsIn(stackFolder)).find((account) => account.email === email);
  if (found === undefined) throw new Error(`there is no sample account ${email}`);
  return found.password;
}
