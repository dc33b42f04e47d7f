import { getLocale, getTranslations } from 'next-intl/server';

/** Escapes a text for HTML. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
  html { color-scheme: dark; background: #05070a; color: #d6dee6; font: 16px/1.5 'Exo 2', system-ui, sans-serif; }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; }
  main { max-width: 30rem; padding: 1.5rem; border: 1px solid #27303a; background: #0c1014; }
  h1 { margin: 0 0 0.5rem; font-size: 1.5rem; color: #ffb547; }
  p { margin: 0 0 1.25rem; color: #8592a0; }
  a { display: inline-block; padding: 0.75rem 1.25rem; background: #ffb547; color: #05070a; text-decoration: none; }
  a:focus-visible { outline: 2px solid #d6dee6; outline-offset: 3px; }`;

/**
 * Answers with the page that the service worker stores and shows while the server cannot be reached. It needs no other
 * file: a link without a target loads the address of the page that was asked for.
 */
export async function GET(): Promise<Response> {
  const t = await getTranslations('site');
  const title = escaped(t('offlineTitle'));
  const page = `<!doctype html>
<html lang="${await getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#05070a">
<title>${title} · ${escaped(t('name'))}</title>
<style>${style}</style>
</head>
<body>
<main><h1>${title}</h1><p>${escaped(t('offlineText'))}</p><a href="">${escaped(t('offlineAgain'))}</a></main>
</body>
</html>`;
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
