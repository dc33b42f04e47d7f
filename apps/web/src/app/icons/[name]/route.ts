import { markPicture } from '../../mark-picture';

/** Drawn once, at build time; other names are not found. */
export const dynamic = 'force-static';
export const dynamicParams = false;

const pictures = {
  'apple.png': { sizePx: 180, share: 0.8 },
  '192.png': { sizePx: 192, share: 1 },
  '512.png': { sizePx: 512, share: 1 },
  'maskable.png': { sizePx: 512, share: 0.62 },
} as const;

export const generateStaticParams = () => Object.keys(pictures).map((name) => ({ name }));

export function GET(_request: Request, { params }: { params: { name: keyof typeof pictures } }): Promise<Response> {
  const { sizePx, share } = pictures[params.name];
  return markPicture(sizePx, share);
}
