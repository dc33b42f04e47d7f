import { markPicture } from '../mark-picture';

export const dynamic = 'force-static';

const sidePx = 48;
const headerBytes = 22;

/** The icon for programs that ask for nothing else: an ICO file with one PNG in it (Microsoft, "Icons", 1995). */
export async function GET(): Promise<Response> {
  const png = Buffer.from(await (await markPicture(sidePx, 1)).arrayBuffer());
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16LE(1, 2); // an icon
  header.writeUInt16LE(1, 4); // one picture
  header.writeUInt8(sidePx, 6);
  header.writeUInt8(sidePx, 7);
  header.writeUInt16LE(1, 10); // colour planes
  header.writeUInt16LE(32, 12); // bits per pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(headerBytes, 18);
  return new Response(Buffer.concat([header, png]), { headers: { 'content-type': 'image/x-icon' } });
}
