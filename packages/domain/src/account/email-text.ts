import type { EmailKind } from '@necp/shared/account/schema';
import type { Locale } from '@necp/shared/kernel';

/** The texts of an email; `button` is the label of its link, if it has one. */
export interface EmailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button?: string;
}

const en: Readonly<Record<EmailKind, EmailText>> = {
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

const ru: Readonly<Record<EmailKind, EmailText>> = {
  confirm_registration: {
    subject: 'Подтвердите почту для NECPGAME',
    lines: [
      'Кто-то, надеемся вы, создаёт учётную запись с этой почтой.',
      'Ссылка сработает один раз в течение 24 часов, с паролем, который вы выбрали. Если это были не вы, ничего не ' +
        'делайте: запись не появится.',
    ],
    button: 'Подтвердить почту',
  },
  confirm_binding: {
    subject: 'Сохраните своего персонажа NECPGAME',
    lines: [
      'Вы добавляете эту почту к учётной записи. Всё, что у вас есть, останется вашим.',
      'Ссылка сработает один раз в течение 24 часов, с паролем, который вы выбрали. Если это были не вы, ничего не ' +
        'делайте.',
    ],
    button: 'Сохранить гостя',
  },
  address_taken: {
    subject: 'У вас уже есть учётная запись NECPGAME',
    lines: [
      'Кто-то создаёт учётную запись с этой почтой, но она уже есть.',
      'Если это были вы, войдите со своим паролем или задайте новый на странице входа. Если нет, ничего делать ' +
        'не нужно.',
    ],
  },
  reset_password: {
    subject: 'Новый пароль NECPGAME',
    lines: [
      'Вы попросили задать новый пароль.',
      'Ссылка сработает один раз в течение часа. Если это были не вы, ничего не делайте: пароль останется прежним.',
    ],
    button: 'Задать новый пароль',
  },
  no_account: {
    subject: 'Нет учётной записи NECPGAME с этой почтой',
    lines: [
      'Кто-то попросил сбросить пароль для этой почты, но учётной записи NECPGAME с ней нет.',
      'Если это были вы, попробуйте другую почту или зарегистрируйтесь. Если нет, ничего делать не нужно.',
    ],
  },
  password_changed: {
    subject: 'Пароль NECPGAME изменён',
    lines: [
      'Пароль вашей учётной записи изменён, на остальных устройствах выполнен выход.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  second_factor_on: {
    subject: 'Двухэтапный вход в NECPGAME включён',
    lines: [
      'Теперь для входа в вашу учётную запись нужны пароль и код из приложения.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  second_factor_off: {
    subject: 'Двухэтапный вход в NECPGAME выключен',
    lines: [
      'Теперь вашу учётную запись защищает только пароль.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  recovery_code_used: {
    subject: 'Использован код восстановления NECPGAME',
    lines: [
      'Кто-то, надеемся вы, ввёл код восстановления вместо кода из приложения. Этот код больше не сработает.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  new_device: {
    subject: 'Новый вход в учётную запись NECPGAME',
    lines: [
      'В вашу учётную запись вошли с устройства, которого мы раньше не видели. Если это были вы, ничего делать не ' +
        'нужно.',
      'Если это были не вы, откройте ссылку: по ней можно выйти на всех устройствах и задать новый пароль. Она ' +
        'действует 7 дней.',
    ],
    button: 'Это был не я',
  },
  passkey_added: {
    subject: 'К учётной записи NECPGAME добавлен ключ доступа',
    lines: [
      'Теперь в вашу учётную запись можно войти новым ключом доступа.',
      'Если это были не вы, сразу задайте новый пароль и удалите ключ на странице учётной записи.',
    ],
  },
  passkey_removed: {
    subject: 'Ключ доступа NECPGAME удалён',
    lines: [
      'Один из ваших ключей доступа больше не открывает учётную запись.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
};

/** Returns the texts of an email in the reader's language. */
export function emailText(kind: EmailKind, locale: Locale): EmailText {
  return (locale === 'ru' ? ru : en)[kind];
}
