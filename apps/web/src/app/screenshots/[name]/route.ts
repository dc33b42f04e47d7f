import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppScreenshot, appScreenshots } from '../../app-screenshots';

/** Read once, at build time; other names are not found. */
export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => Object.keys(appScreenshots).map((name) => ({ name }));

export async function GET(_request: Request, { params }: { params: { name: AppScreenshot } }): Promise<Response> {
  const picture = await readFile(join(process.cwd(), 'src/app/screenshots', params.name));
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/jpeg' } });
}
