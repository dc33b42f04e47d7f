import type { EmailKind, Role } from '@necp/shared/account/schema';
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
      'You asked to add this e-mail to your guest account. You keep everything you have.',
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
      'An account at another service was unlinked from yours, and all other devices were signed out.',
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
      'Вы добавляете эту почту к гостевой записи. Всё, что у вас есть, останется вашим.',
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
  token_reused: {
    subject: 'Мы остановили украденный вход в NECPGAME',
    lines: [
      'Приложение, в котором выполнен вход в вашу учётную запись, прислало уже использованный ключ. Его копия может ' +
        'быть в чужих руках, поэтому мы выполнили выход в этом приложении. На остальных устройствах вы остались.',
      'Войдите в приложении снова. Если вы такими не пользуетесь, сразу задайте новый пароль: «Забыли пароль?» на ' +
        'странице входа.',
    ],
  },
  provider_linked: {
    subject: 'Новый способ входа в NECPGAME',
    lines: [
      'К вашей учётной записи привязана запись другого сервиса: теперь можно входить и через неё.',
      'Если это были не вы, отвяжите её на странице учётной записи и сразу задайте новый пароль.',
    ],
  },
  provider_unlinked: {
    subject: 'Способ входа в NECPGAME удалён',
    lines: [
      'От вашей учётной записи отвязана запись другого сервиса, на остальных устройствах выполнен выход.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  password_set: {
    subject: 'У вашей учётной записи NECPGAME теперь есть пароль',
    lines: [
      'Для вашей учётной записи задан пароль. Теперь можно входить с ним и этой почтой.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  role_granted: {
    subject: 'У вас новая роль в NECPGAME',
    lines: [
      'Администраторы NECPGAME дали вашей учётной записи эту роль. На всех устройствах выполнен выход: войдите снова.',
      'Если вы этого не ждали, напишите администраторам.',
    ],
  },
  role_removed: {
    subject: 'Роль вашей учётной записи NECPGAME закончилась',
    lines: [
      'У вашей учётной записи больше нет этой роли. На всех устройствах выполнен выход: войдите снова.',
      'Ваши персонажи и предметы остаются как есть.',
    ],
  },
  confirm_address: {
    subject: 'Подтвердите новую почту для NECPGAME',
    lines: [
      'Кто-то, надеемся вы, хочет указать эту почту в учётной записи NECPGAME.',
      'Ссылка сработает один раз в течение 24 часов, с паролем этой записи. Если это были не вы, ничего не делайте.',
    ],
    button: 'Использовать эту почту',
  },
  address_in_use: {
    subject: 'С этой почтой уже есть учётная запись NECPGAME',
    lines: [
      'Кто-то хотел указать эту почту в другой учётной записи NECPGAME, но она уже занята. Ничего не изменилось.',
      'Если это были вы, выберите другую почту. Если нет, ничего делать не нужно.',
    ],
  },
  address_changing: {
    subject: 'Запрошена смена почты вашей учётной записи NECPGAME',
    lines: [
      'Учётная запись перейдёт на новую почту, как только её подтвердят. Если это были вы, ничего делать не нужно.',
      'Если это были не вы, откройте ссылку: она отменит смену почты, выполнит выход на всех устройствах и позволит ' +
        'задать новый пароль. Она действует 7 дней, в том числе после смены.',
    ],
    button: 'Это был не я',
  },
  address_changed: {
    subject: 'Почта вашей учётной записи NECPGAME изменена',
    lines: [
      'В вашей учётной записи теперь указана другая почта. Если это были вы, ничего делать не нужно.',
      'Если это были не вы, откройте ссылку: она вернёт вашу почту, выполнит выход на всех устройствах и позволит ' +
        'задать новый пароль. Она действует 7 дней.',
    ],
    button: 'Это был не я',
  },
  deletion_asked: {
    subject: 'Ваша учётная запись NECPGAME будет удалена',
    lines: [
      'Ваша учётная запись и персонажи будут удалены в указанный выше день (UTC). На всех устройствах выполнен выход.',
      'Передумали? Войдите до этого дня и выберите «Вернуться».',
      'Если это были не вы, откройте ссылку: она остановит удаление и позволит задать новый пароль. ' +
        'Она действует 7 дней.',
    ],
    button: 'Это был не я',
  },
  deletion_stopped: {
    subject: 'Ваша учётная запись NECPGAME остаётся',
    lines: [
      'В вашу учётную запись вошли, и её удаление остановлено. Всё осталось как было.',
      'Если это были не вы, сразу задайте новый пароль: «Забыли пароль?» на странице входа.',
    ],
  },
  export_ready: {
    subject: 'Ваши данные NECPGAME готовы',
    lines: [
      'Копию всего, что мы храним о вас, можно скачать.',
      'Ссылка действует 24 часа, только после входа в вашу учётную запись, и спросит пароль.',
    ],
    button: 'Скачать мои данные',
  },
};

/** Returns the texts of an email in the reader's language. */
export function emailText(kind: EmailKind, locale: Locale): EmailText {
  return (locale === 'ru' ? ru : en)[kind];
}

const roleNames: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: { player: 'Player', moderator: 'Moderator', game_master: 'Game master', administrator: 'Administrator' },
  ru: { player: 'Игрок', moderator: 'Модератор', game_master: 'Ведущий', administrator: 'Администратор' },
};

/** Returns the first line of an email about a role: its name, and when it ends. */
export function roleLine(input: { readonly role: Role; readonly until: Date | null; readonly locale: Locale }): string {
  const { role, until, locale } = input;
  const name = roleNames[locale][role];
  if (until === null) return name;
  return `${name}, ${locale === 'ru' ? 'до' : 'until'} ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
