import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { loadavg } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserServer, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { readNumbers } from '../city/numbers';
import { cpuOfBrowser, type BrowserCpu } from './cpu-time';
import type { Counts, FramesPage, Scene } from './page';
import type { ShadedLayer } from './shaded';

export const usage =
  'pnpm bench frames [--seconds 8] [--warmup 6] [--pictures 1] [--people 50] [--screen 1] [--level 1] [--layers 1]';

const root = path.resolve(import.meta.dirname, '..', '..');
const out = path.join(root, '.cache', 'bench', 'frames');
const street = { x: 80, y: 56 };

const screens = {
  'desk 1440×900': { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  'phone 390×844@2': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;
const crowds = [50, 200];
const levels = [
  { name: 'off', finesse: { effects: 'off' } },
  { name: 'low', finesse: { effects: 'low' } },
] as const satisfies readonly { readonly name: string; readonly finesse: Scene['finesse'] }[];

interface Row {
  readonly screen: string;
  readonly people: number;
  readonly effects: string;
  readonly 'frames/s': number;
  readonly 'CPU ms': number;
  readonly 'drawing ms': number;
  readonly 'page ms': number;
  readonly 'script ms': number;
  readonly 'longest ms': number;
  readonly 'draw calls': number;
  readonly overdraw: number | '';
  readonly 'texture MB': number;
  readonly 'load before': number;
}

/** Measures the picture of the game in Chromium without a graphics card. */
export async function frames(args: readonly string[]): Promise<void> {
  const given = readNumbers(
    args,
    { seconds: 8, warmup: 6, pictures: 0, people: 0, screen: 0, level: 0, layers: 0 },
    usage,
  );
  const server = await serve();
  const address = server.address();
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`;
  const program = await chromium.launchServer({
    executablePath: [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
      (file) => file && existsSync(file),
    ),
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--no-first-run', '--mute-audio'],
  });
  const browser = await chromium.connect(program.wsEndpoint());
  try {
    const rows: Row[] = [];
    for (const screen of chosen(Object.keys(screens) as (keyof typeof screens)[], given.screen))
      for (const people of given.people > 0 ? [given.people] : crowds)
        for (const level of chosen(levels, given.level)) {
          rows.push(await measure({ browser, program }, { ...given, url, screen, people, level }));
          console.table(rows.slice(-1));
        }
    console.table(rows);
  } finally {
    await browser.close();
    await program.close();
    server.close();
  }
}

/** All of a list, or one of it by its number from 1. */
const chosen = <T>(all: readonly T[], number: number): readonly T[] =>
  all.filter((_, at) => number === 0 || at === number - 1);

interface Choice {
  readonly url: string;
  readonly screen: keyof typeof screens;
  readonly people: number;
  readonly level: (typeof levels)[number];
  readonly seconds: number;
  readonly warmup: number;
  readonly pictures: number;
  readonly layers: number;
}

interface Running {
  readonly browser: Browser;
  readonly program: BrowserServer;
}

async function measure(running: Running, choice: Choice): Promise<Row> {
  const [load = 0] = loadavg();
  const drawn = await watch(running, choice);
  const shaded = await shadedBy(running, choice);
  if (choice.layers > 0) console.table(shaded);
  const per = ({ from, to }: typeof drawn, what: keyof Counts): number =>
    (to[what] - from[what]) / Math.max(1, to.frames - from.frames);
  const ofCpu = (what: keyof BrowserCpu): number =>
    (drawn.cpu.to[what] - drawn.cpu.from[what]) / Math.max(1, drawn.to.frames - drawn.from.frames);
  return {
    screen: choice.screen,
    people: choice.people,
    effects: choice.level.name,
    'frames/s': round((1000 * (drawn.to.frames - drawn.from.frames)) / (drawn.to.atMs - drawn.from.atMs)),
    'CPU ms': round(ofCpu('all')),
    'drawing ms': round(ofCpu('drawing')),
    'page ms': round(ofCpu('pages')),
    'script ms': round(per(drawn, 'scriptMs')),
    'longest ms': Math.round(drawn.to.longestMs),
    'draw calls': Math.round(per(drawn, 'drawCalls')),
    overdraw: shaded.length > 0 ? round(shaded.reduce((sum, { share }) => sum + share, 0)) : '',
    'texture MB': Math.round(drawn.to.textureBytes / 1e6),
    'load before': round(load),
  };
}

async function watch(
  { browser, program }: Running,
  choice: Choice,
): Promise<{
  readonly from: Counts;
  readonly to: Counts;
  readonly cpu: { readonly from: BrowserCpu; readonly to: BrowserCpu };
}> {
  const page = await openPage(browser, choice);
  await page.evaluate(openScene, sceneOf(choice));
  const counts = () => page.evaluate(() => (window as unknown as { framesPage: FramesPage }).framesPage.counts());
  await page.waitForTimeout(choice.warmup * 1000);
  const pid = program.process().pid ?? 0;
  const cpuFrom = cpuOfBrowser(pid);
  const from = await counts();
  await page.waitForTimeout(choice.seconds * 1000);
  const to = await counts();
  const cpuTo = cpuOfBrowser(pid);
  if (choice.pictures > 0) {
    const name = `${choice.screen}-${choice.people}-${choice.level.name}`.replaceAll(/[^a-z0-9]+/gi, '-');
    await page.screenshot({ path: path.join(out, `${name}.png`) });
  }
  await page.context().close();
  return { from, to, cpu: { from: cpuFrom, to: cpuTo } };
}

/** What one frame shades, layer by layer, as shares of the screen. */
async function shadedBy(
  { browser }: Running,
  choice: Choice,
): Promise<readonly (ShadedLayer & { readonly share: number })[]> {
  // With effects the picture is drawn elsewhere and copied to the canvas.
  if (choice.level.name !== 'off') return [];
  const page = await openPage(browser, choice);
  await page.evaluate(() => (window as unknown as { framesPage: FramesPage }).framesPage.countPixels());
  await page.evaluate(openScene, sceneOf(choice));
  await page.waitForTimeout(choice.warmup * 1000);
  const layers = await page.evaluate(() => (window as unknown as { framesPage: FramesPage }).framesPage.shaded());
  await page.context().close();
  const { viewport, deviceScaleFactor } = screens[choice.screen];
  const screenPixels = viewport.width * viewport.height * deviceScaleFactor ** 2;
  return layers.map((layer) => ({ ...layer, share: Math.round((layer.pixels / screenPixels) * 1000) / 1000 }));
}

async function openPage(browser: Browser, choice: Choice): Promise<Page> {
  const context = await browser.newContext(screens[choice.screen]);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(choice.url);
  return page;
}

const openScene = (scene: Scene): Promise<void> =>
  (window as unknown as { framesPage: FramesPage }).framesPage.open(scene);

const sceneOf = ({ people, level }: Choice): Scene => ({ people, finesse: level.finesse, at: street });

const round = (value: number): number => Math.round(value * 10) / 10;

/** Bundles the page as the product is bundled, and serves it on a free port. */
async function serve(): Promise<Server> {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [path.join(import.meta.dirname, 'page.ts')],
    outdir: out,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  const fonts = await build({
    stdin: {
      contents: ['@fontsource/tektur/700.css', '@fontsource-variable/exo-2', '@fontsource/jetbrains-mono/700.css']
        .map((file) => `@import '${file}';`)
        .join('\n'),
      loader: 'css',
      resolveDir: path.join(root, 'apps', 'web'),
    },
    outfile: path.join(out, 'fonts.css'),
    bundle: true,
    loader: { '.woff2': 'dataurl', '.woff': 'empty' },
    logLevel: 'warning',
  });
  if (fonts.errors.length > 0) throw new Error('the fonts cannot be bundled');
  writeFileSync(path.join(out, 'index.html'), html);
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    readFile(path.join(out, path.basename(name))).then(
      (content) => {
        const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
        response.writeHead(200, { 'content-type': type }).end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const style = 'html,body,main{margin:0;height:100%;background:#05070a}main{position:relative}';
const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="fonts.css"><style>${style}</style>
<main></main><script type="module" src="page.js"></script>`;
