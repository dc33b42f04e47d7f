import { allowed, refuse, type Verdict } from '@necp/shared/kernel';

/** Checks whether an email address can be added to an account: guests and those with nothing but passkeys have none. */
export function canBind(account: { readonly email: string | null }): Verdict {
  return account.email === null ? allowed : refuse('account.already_bound');
}

/** Checks whether the password can be changed to the new one: guests have no password, and the new one must differ. */
export function canChangePassword(
  account: { readonly isGuest: boolean },
  request: { readonly currentPassword: string; readonly newPassword: string },
): Verdict {
  if (account.isGuest) return refuse('account.guest_has_no_password');
  return request.currentPassword === request.newPassword ? refuse('account.password_unchanged') : allowed;
}
