import { getTranslations } from 'next-intl/server';
import { answerPlainPage, escaped } from '../../server/plain-page';

/**
 * Answers with the page that the service worker stores and shows while the server cannot be reached: a link without a
 * target loads the address of the page that was asked for.
 */
export async function GET(): Promise<Response> {
  const t = await getTranslations('site');
  const action = `<a href="">${escaped(t('offlineAgain'))}</a>`;
  return answerPlainPage({ title: t('offlineTitle'), text: t('offlineText'), action });
}
