import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oncePerProcess } from './once-per-process';

/** An icon of the content that is written into a page, so that the page does not load the sheet of all icons. */
export interface InlineIcon {
  readonly viewBox: string;
  /** SVG that this project has built itself. */
  readonly shapes: string;
}

const sheet = oncePerProcess('content-icons', () => ({ icons: null as ReadonlyMap<string, InlineIcon> | null }));

/** Returns the icon with a name; null for one that the sheet does not have. */
export async function contentIcon(name: string): Promise<InlineIcon | null> {
  sheet.icons ??= iconsIn(await readFile(join(process.cwd(), 'public/generated/content-icons.svg'), 'utf8'));
  return sheet.icons.get(name) ?? null;
}

/** Reads the symbols of a sheet of icons. */
export function iconsIn(svg: string): ReadonlyMap<string, InlineIcon> {
  const symbols = svg.matchAll(/<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)<\/symbol>/gs);
  return new Map([...symbols].map(([, name = '', viewBox = '', shapes = '']) => [name, { viewBox, shapes }] as const));
}
