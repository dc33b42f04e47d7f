import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { appScreenshots } from './app-screenshots';

/** Reads the size of a JPEG from its frame header. */
function sizeOfJpeg(bytes: Buffer): { readonly width: number; readonly height: number } {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  throw new Error('no frame header');
}

describe('the pictures of the installable app', () => {
  test.each(Object.entries(appScreenshots))('%s is as large as the manifest says, and small to load', (name, said) => {
    const bytes = readFileSync(fileURLToPath(new URL(`./screenshots/${name}`, import.meta.url)));
    expect(sizeOfJpeg(bytes)).toEqual({ width: said.width, height: said.height });
    expect(bytes.length).toBeLessThan(160_000);
    const ratio = Math.max(said.width, said.height) / Math.min(said.width, said.height);
    // Browsers leave out pictures that are longer than this.
    expect(ratio).toBeLessThanOrEqual(2.3);
  });
});
