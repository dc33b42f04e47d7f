import { getLocale, getTranslations } from 'next-intl/server';

/** Escapes a text for HTML. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
  html { color-scheme: dark; background: #05070a; color: #d6dee6; font: 16px/1.5 'Exo 2', system-ui, sans-serif; }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; }
  main { max-width: 30rem; padding: 1.5rem; border: 1px solid #27303a; background: #0c1014; }
  h1 { margin: 0 0 0.5rem; font-size: 1.5rem; color: #ffb547; }
  p { margin: 0 0 1.25rem; color: #8592a0; }
  a, button { display: inline-block; padding: 0.75rem 1.25rem; background: #ffb547; color: #05070a; border: 0;
    font: inherit; text-decoration: none; cursor: pointer; }
  a:focus-visible, button:focus-visible { outline: 2px solid #d6dee6; outline-offset: 3px; }`;

/** A page that needs no other file; `action` is HTML. */
export interface PlainPage {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

/** Answers with a page without scripts, fonts and pictures. */
export async function answerPlainPage({ title, text, action }: PlainPage, status = 200): Promise<Response> {
  const t = await getTranslations('site');
  const page = `<!doctype html>
<html lang="${await getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="#05070a">
<title>${escaped(title)} · ${escaped(t('name'))}</title>
<style>${style}</style>
</head>
<body>
<main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${action}</main>
</body>
</html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
