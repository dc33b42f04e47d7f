import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, localeCookie } from '../messages/locale';
import { messagesIn } from './all-messages';

/** next-intl calls this once per request: the language is in a cookie or a header, never in the path. */
export default getRequestConfig(async () => {
  const locale = chooseLocale(cookies().get(localeCookie)?.value, headers().get('accept-language'));
  return { locale, messages: messagesIn(locale), timeZone: 'UTC' };
});
