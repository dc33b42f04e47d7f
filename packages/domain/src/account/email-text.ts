import type { EmailKind } from '@necp/shared/account/schema';
import type { Locale } from '@necp/shared/kernel';

/** What stands in an email; `button` names its link, where it has one. */
export interface EmailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button?: string;
}

const en: Readonly<Record<EmailKind, EmailText>> = {
  confirm_registration: {
    subject: 'Confirm your address for NECPGAME',
    lines: [
      'Somebody, we hope you, asked for an account with this address.',
      'The link works for 24 hours and once. If it was not you, do nothing: no account will be made.',
    ],
    button: 'Confirm the address',
  },
  confirm_binding: {
    subject: 'Keep your NECPGAME character',
    lines: [
      'You asked to bind your guest account to this address. Everything you have stays yours.',
      'The link works for 24 hours and once. If it was not you, do nothing.',
    ],
    button: 'Bind the account',
  },
  address_taken: {
    subject: 'You already have a NECPGAME account',
    lines: [
      'Somebody asked for an account with this address, but it already has one.',
      'If it was you: sign in with your password, or set a new one on the sign-in page. If not, you need do nothing.',
    ],
  },
  reset_password: {
    subject: 'Set a new NECPGAME password',
    lines: [
      'You asked for a new password.',
      'The link works for one hour and once. If it was not you, do nothing: your password stays as it is.',
    ],
    button: 'Set a new password',
  },
  no_account: {
    subject: 'No NECPGAME account with this address',
    lines: [
      'Somebody asked for an email about a NECPGAME account with this address, but there is none.',
      'If it was you, try another address or register. If not, you need do nothing.',
    ],
  },
  password_changed: {
    subject: 'Your NECPGAME password was changed',
    lines: [
      'The password of your account was changed, and every other device was signed out.',
      'If it was not you, set a new password at once: choose “Forgotten password” on the sign-in page.',
    ],
  },
};

const ru: Readonly<Record<EmailKind, EmailText>> = {
  confirm_registration: {
    subject: 'Подтвердите адрес для NECPGAME',
    lines: [
      'Кто-то, надеемся вы, создаёт учётную запись с этим адресом.',
      'Ссылка действует 24 часа и один раз. Если это были не вы, ничего не делайте: запись не появится.',
    ],
    button: 'Подтвердить адрес',
  },
  confirm_binding: {
    subject: 'Сохраните своего персонажа NECPGAME',
    lines: [
      'Вы привязываете гостевую запись к этому адресу. Всё, что у вас есть, останется вашим.',
      'Ссылка действует 24 часа и один раз. Если это были не вы, ничего не делайте.',
    ],
    button: 'Привязать запись',
  },
  address_taken: {
    subject: 'У вас уже есть учётная запись NECPGAME',
    lines: [
      'Кто-то создаёт учётную запись с этим адресом, но она уже есть.',
      'Если это были вы, войдите со своим паролем или задайте новый на странице входа. Если нет, ничего делать не нужно.',
    ],
  },
  reset_password: {
    subject: 'Новый пароль NECPGAME',
    lines: [
      'Вы попросили задать новый пароль.',
      'Ссылка действует один час и один раз. Если это были не вы, ничего не делайте: пароль останется прежним.',
    ],
    button: 'Задать новый пароль',
  },
  no_account: {
    subject: 'Нет учётной записи NECPGAME с этим адресом',
    lines: [
      'Кто-то попросил письмо об учётной записи NECPGAME с этим адресом, но её нет.',
      'Если это были вы, попробуйте другой адрес или зарегистрируйтесь. Если нет, ничего делать не нужно.',
    ],
  },
  password_changed: {
    subject: 'Пароль NECPGAME изменён',
    lines: [
      'Пароль вашей учётной записи изменён, все остальные устройства отключены.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
};

/** The words of an email in the reader's language. */
export function emailText(kind: EmailKind, locale: Locale): EmailText {
  return (locale === 'ru' ? ru : en)[kind];
}
