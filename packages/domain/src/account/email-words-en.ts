import type { EmailKind } from '@necp/shared/account/schema';
import type { EmailText } from './email-text';

/** The texts of all emails in English. */
export const en: Readonly<Record<EmailKind, EmailText>> = {
  confirm_registration: {
    subject: 'Confirm your e-mail for NECPGAME',
    lines: [
      'Someone, hopefully you, asked for an account with this e-mail.',
      'The link works once, for 24 hours, with the password you chose. If it wasn’t you, ignore this e-mail: no ' +
        'account will be created.',
    ],
    button: 'Confirm e-mail',
  },
  confirm_binding: {
    subject: 'Keep your NECPGAME character',
    lines: [
      'You asked to add this e-mail to your account. You keep everything you have.',
      'The link works once, for 24 hours, with the password you chose. If it wasn’t you, ignore this e-mail.',
    ],
    button: 'Keep this guest',
  },
  address_taken: {
    subject: 'You already have a NECPGAME account',
    lines: [
      'Someone asked for an account with this e-mail, but it already has one.',
      'If it was you, sign in or reset your password on the sign-in page. If not, ignore this e-mail.',
    ],
  },
  reset_password: {
    subject: 'Set a new NECPGAME password',
    lines: [
      'You asked for a new password.',
      'The link works once, for one hour. If it wasn’t you, ignore this e-mail: your password won’t change.',
    ],
    button: 'Set new password',
  },
  no_account: {
    subject: 'No NECPGAME account with this e-mail',
    lines: [
      'Someone asked for a password reset for this e-mail, but it has no NECPGAME account.',
      'If it was you, try another e-mail or create an account. If not, ignore this e-mail.',
    ],
  },
  password_changed: {
    subject: 'Your NECPGAME password was changed',
    lines: [
      'Your account’s password was changed, and all other devices were signed out.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  second_factor_on: {
    subject: 'Two-step sign-in is on for NECPGAME',
    lines: [
      'Signing in to your account now takes your password and a code from your app.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  second_factor_off: {
    subject: 'Two-step sign-in is off for NECPGAME',
    lines: [
      'Your account is now protected by your password alone.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  recovery_code_used: {
    subject: 'A recovery code of your NECPGAME account was used',
    lines: [
      'Someone, hopefully you, used a recovery code instead of the app. That code won’t work again.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  new_device: {
    subject: 'New sign-in to your NECPGAME account',
    lines: [
      'Your account was signed in to from a device we haven’t seen before. If it was you, there’s nothing to do.',
      'If it wasn’t you, open the link: it signs out every device and sets a new password. It works for 7 days.',
    ],
    button: 'It wasn’t me',
  },
  token_reused: {
    subject: 'We stopped a stolen sign-in to your NECPGAME account',
    lines: [
      'An app that is signed in to your account sent a token that was already used. A copy of it may be in other ' +
        'hands, so we signed that app out. Your other devices stay signed in.',
      'Sign in again in the app. If you don’t use one, set a new password now: choose “Forgot your password?” on the ' +
        'sign-in page.',
    ],
  },
  provider_linked: {
    subject: 'A new way to sign in to NECPGAME',
    lines: [
      'An account at another service was linked to yours: it now signs you in.',
      'If it wasn’t you, unlink it on the account page and set a new password now.',
    ],
  },
  provider_unlinked: {
    subject: 'A way to sign in to NECPGAME was removed',
    lines: [
      'An account at another service was unlinked from yours.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  password_set: {
    subject: 'Your NECPGAME account has a password now',
    lines: [
      'A password was set for your account. You can sign in with it and this e-mail.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  role_granted: {
    subject: 'You have a new role in NECPGAME',
    lines: [
      'The administrators of NECPGAME gave your account this role. You were signed out everywhere: sign in again.',
      'If you didn’t expect it, answer to the administrators.',
    ],
  },
  role_removed: {
    subject: 'A role of your NECPGAME account has ended',
    lines: [
      'Your account doesn’t have this role any more. You were signed out everywhere: sign in again.',
      'Your characters and items stay as they are.',
    ],
  },
  confirm_address: {
    subject: 'Confirm your new e-mail for NECPGAME',
    lines: [
      'Someone, hopefully you, wants to use this e-mail for a NECPGAME account.',
      'The link works once, for 24 hours, with the password of that account. If it wasn’t you, ignore this e-mail.',
    ],
    button: 'Use this e-mail',
  },
  address_in_use: {
    subject: 'This e-mail already has a NECPGAME account',
    lines: [
      'Someone wanted to use this e-mail for another NECPGAME account, but it already has one. Nothing has changed.',
      'If it was you, choose another e-mail. If not, ignore this e-mail.',
    ],
  },
  address_changing: {
    subject: 'A new e-mail was requested for your NECPGAME account',
    lines: [
      'Your account moves to the new e-mail as soon as that one is confirmed. If it was you, there’s nothing to do.',
      'If it wasn’t you, open the link: it stops the change, signs out every device and sets a new password. ' +
        'It works for 7 days, after the change too.',
    ],
    button: 'It wasn’t me',
  },
  address_changed: {
    subject: 'The e-mail of your NECPGAME account was changed',
    lines: [
      'Your account no longer uses this e-mail. If it was you, there’s nothing to do.',
      'If it wasn’t you, open the link: it brings your e-mail back, signs out every device and sets a new password. ' +
        'It works for 7 days.',
    ],
    button: 'It wasn’t me',
  },
  deletion_asked: {
    subject: 'Your NECPGAME account will be deleted',
    lines: [
      'Your account and your characters will be deleted on the day above (UTC). All devices are signed out.',
      'Changed your mind? Sign in before that day and choose to return.',
      'If it wasn’t you, open the link: it stops the deletion and sets a new password. It works for 7 days.',
    ],
    button: 'It wasn’t me',
  },
  deletion_stopped: {
    subject: 'Your NECPGAME account stays',
    lines: [
      'Your account was signed in to, and its deletion was stopped. Everything is as it was.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
  export_ready: {
    subject: 'Your NECPGAME data is ready',
    lines: [
      'The copy of everything we keep about you is ready to download.',
      'The link works for 24 hours, only while you’re signed in, and asks for your password.',
    ],
    button: 'Download my data',
  },
  passkey_added: {
    subject: 'A passkey was added to your NECPGAME account',
    lines: [
      'Your account can now be signed in to with a new passkey.',
      'If it wasn’t you, set a new password now, then remove the passkey on your account page.',
    ],
  },
  passkey_removed: {
    subject: 'A passkey of your NECPGAME account was removed',
    lines: [
      'One of your passkeys no longer signs in to your account.',
      'If it wasn’t you, set a new password now: choose “Forgot your password?” on the sign-in page.',
    ],
  },
};
