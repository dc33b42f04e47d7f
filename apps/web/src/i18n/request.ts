import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { env } from '../env';
import { chooseLocale } from '../messages/locale';
import { localeCookie } from '../messages/locale-cookie';
import { messagesIn } from './all-messages';
import { pageLocaleHeader } from './localised-path';

/** next-intl calls this once per request: the language is in the address of a public page, a cookie or a header. */
export default getRequestConfig(async () => {
  const chosen =
    headers().get(pageLocaleHeader) ?? cookies().get(localeCookie(new URL(env.PUBLIC_URL).protocol))?.value;
  const locale = chooseLocale(chosen, headers().get('accept-language'));
  return { locale, messages: messagesIn(locale), timeZone: 'UTC' };
});
