import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getAbsoluteFSPath } from 'swagger-ui-dist';

const assets: Readonly<Record<string, string>> = {
  '/swagger-ui.css': 'text/css',
  '/swagger-ui-bundle.js': 'text/javascript',
  '/favicon-32x32.png': 'image/png',
};

/** Answers the page on which the REST interface can be read and tried; all its files come from here. */
export async function answerDocs(asset: string, nonce: string): Promise<Response> {
  if (asset === '' || asset === '/')
    return new Response(page(nonce), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  const type = assets[asset];
  if (type === undefined) return new Response('', { status: 404 });
  const content = await readFile(path.join(getAbsoluteFSPath(), asset.slice(1)));
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' },
  });
}

function page(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>NECPGAME · REST</title>
<link rel="icon" href="/api/v1/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script nonce="${nonce}" src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">window.SwaggerUIBundle({
  url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null,
});</script>
</body>
</html>`;
}
