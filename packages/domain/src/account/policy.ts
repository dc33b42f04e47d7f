import { allowed, refuse, type Verdict } from '@necp/shared/kernel';

/** Whether an account can be given an address: guests only. */
export function canBind(account: { readonly isGuest: boolean }): Verdict {
  return account.isGuest ? allowed : refuse('account.already_bound');
}

/** Whether the password can be changed to the new one: guests have none, and the same is no change. */
export function canChangePassword(
  account: { readonly isGuest: boolean },
  request: { readonly currentPassword: string; readonly newPassword: string },
): Verdict {
  if (account.isGuest) return refuse('account.guest_has_no_password');
  return request.currentPassword === request.newPassword ? refuse('account.password_unchanged') : allowed;
}
