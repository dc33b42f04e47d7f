import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';

const ground = '#05070a';

/**
 * Draws the mark as a square PNG.
 * @param sizePx the width and height
 * @param share the part of the width that the mark fills, from 0 to 1; a masked icon keeps the outer fifth free
 */
export async function markPicture(sizePx: number, share: number): Promise<ImageResponse> {
  const svg = await readFile(join(process.cwd(), 'src/app/icon.svg'));
  const px = Math.round(sizePx * share);
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        background: ground,
      }}
    >
      <img alt="" width={px} height={px} src={`data:image/svg+xml;base64,${svg.toString('base64')}`} />
    </div>,
    { width: sizePx, height: sizePx },
  );
}
