import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, localeCookie } from '../messages/locale';

/** next-intl calls this once per request: the language is in a cookie or a header, never in the path. */
export default getRequestConfig(async () => {
  const locale = chooseLocale(cookies().get(localeCookie)?.value, headers().get('accept-language'));
  const words = locale === 'ru' ? await import('../messages/ru.json') : await import('../messages/en.json');
  return { locale, messages: words.default, timeZone: 'UTC' };
});
