import { describe, expect, it } from 'vitest';
import { isAllowedOrigin } from './requests';

const options = { publicUrl: 'https://play.example', allowedOrigins: ['https://good.example'] };
const isAllowed = (origin: string | undefined) =>
  isAllowedOrigin({ headers: { host: 'sim.play.example', ...(origin === undefined ? {} : { origin }) } }, options);

describe('the socket', () => {
  it.each([undefined, 'https://play.example', 'https://good.example', 'http://sim.play.example:3000'])(
    'is open to pages of %s',
    (origin) => expect(isAllowed(origin)).toBe(true),
  );

  it.each([
    'null',
    '',
    'https://good.example.evil.com',
    'https://evil-good.example',
    'https://good.example:8443',
    'http://good.example',
    'https://good.example/',
    'https://play.example.evil.com',
    'https://xn--god-0ra.example',
  ])('is closed to pages of %j', (origin) => expect(isAllowed(origin)).toBe(false));
});
