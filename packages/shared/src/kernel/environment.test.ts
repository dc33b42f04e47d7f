import { describe, expect, it } from 'vitest';
import { isLoopbackUrl } from './environment';

describe('an address', () => {
  it.each([
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:3000', true],
    ['http://localhost.example', false],
    ['http://0.0.0.0:3000', false],
    ['https://play.example', false],
  ])('%s leads to this machine itself: %s', (url, isLocal) => {
    expect(isLoopbackUrl(url)).toBe(isLocal);
  });
});
