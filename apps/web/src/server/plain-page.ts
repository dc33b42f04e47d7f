import { getLocale, getTranslations } from 'next-intl/server';

/** Escapes a text for HTML. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
  html { color-scheme: dark; background: #05070a; color: #d6dee6; font: 16px/1.5 'Exo 2', system-ui, sans-serif; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100dvh; padding: 1rem; display: grid; align-content: center; justify-items: center; }
  main { --edge: polygon(12px 0, 100% 0, 100% calc(100% - 12px), calc(100% - 12px) 100%, 0 100%, 0 12px);
    max-width: 30rem; padding: 1px; background: #27303a; clip-path: var(--edge); }
  main > div { padding: 1.5rem; background: #0c1014; clip-path: var(--edge); }
  .name { display: flex; align-items: center; gap: 0.625rem; margin: 0 0 1.5rem; color: #d6dee6; font-weight: 700; }
  .name svg { width: 1.75rem; height: 1.75rem; }
  h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
  p { margin: 0 0 1.25rem; color: #8592a0; }
  a, button { display: inline-block; padding: 0.75rem 1.25rem; background: #ffb547; color: #05070a; border: 0;
    font: inherit; text-decoration: none; cursor: pointer; }
  a:focus-visible, button:focus-visible { outline: 2px solid #d6dee6; outline-offset: -5px; }`;

/** The mark of the game as its icon has it; a file of its own might not be stored. */
const mark = `<svg aria-hidden="true" viewBox="0 0 64 64">
<path d="M14 3H61V50L50 61H3V14Z" fill="#0c1014" stroke="#ff3d81" stroke-width="4"/>
<path d="M32 6V58M6 32H58" stroke="#27303a" stroke-width="13"/>
<path d="M39 39H54V48L48 54H39Z" fill="#ff3d81"/><path d="M10 16L16 10H25V25H10Z" fill="#d6dee6"/></svg>`;

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
<main><div>
<p class="name">${mark}${escaped(t('name'))}</p>
<h1>${escaped(title)}</h1><p>${escaped(text)}</p>${action}
</div></main>
</body>
</html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
