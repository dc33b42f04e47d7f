import { describe, expect, it } from 'vitest';
import { ChunkCache } from './chunk-cache';

function makeCache(mostBytes = 100) {
  const destroyed: string[] = [];
  const cache = new ChunkCache<{ bytes: number; destroy(): void }>(mostBytes);
  const put = (key: string, bytes = 40, light = 1): void =>
    cache.put(key, { bytes, destroy: () => destroyed.push(key) }, light);
  return { cache, put, destroyed };
}

describe('baked textures', () => {
  it('give way to new ones when the budget is used up, those not seen for the longest time first', () => {
    const { cache, put, destroyed } = makeCache();
    for (const key of ['a', 'b', 'c']) {
      cache.nextFrame();
      put(key);
    }
    expect(destroyed).toEqual(['a']);
    cache.nextFrame();
    cache.see('b');
    cache.nextFrame();
    put('d');
    expect(destroyed).toEqual(['a', 'c']);
    expect(cache.bytes).toBe(80);
  });

  it('are never thrown away in a frame that shows them, even over the budget', () => {
    const { cache, put, destroyed } = makeCache();
    cache.nextFrame();
    for (const key of ['a', 'b', 'c', 'd']) put(key);
    expect(destroyed).toEqual([]);
    cache.nextFrame();
    cache.see('d');
    put('e');
    expect(cache.bytes).toBeLessThanOrEqual(100);
    expect(cache.has('d')).toBe(true);
    expect(cache.has('e')).toBe(true);
  });

  it('are outdated when the light has changed, until they are baked again', () => {
    const { cache, put } = makeCache();
    put('a', 40, 1);
    expect(cache.isOutdated('a', 1)).toBe(false);
    expect(cache.isOutdated('a', 2)).toBe(true);
    cache.renewed('a', 2);
    expect(cache.isOutdated('a', 2)).toBe(false);
    expect(cache.isOutdated('unknown', 2)).toBe(false);
  });

  it('free what they replace and everything in the end', () => {
    const { cache, put, destroyed } = makeCache();
    put('a');
    put('a', 20);
    expect(destroyed).toEqual(['a']);
    expect(cache.bytes).toBe(20);
    cache.clear();
    expect(destroyed).toEqual(['a', 'a']);
    expect(cache.bytes).toBe(0);
  });
});
