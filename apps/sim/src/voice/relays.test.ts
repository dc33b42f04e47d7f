import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { iceServersFor } from './relays';

const turnUrls = ['turn:turn.example.org:3478'];

test('a relay gets a name that ends in an hour and the password that coturn computes from it', () => {
  const [stun, turn] = iceServersFor(
    { stunUrls: ['stun:turn.example.org:3478'], turnUrls, turnSecret: 'shared' },
    'mara',
    1_000_000_500,
  );
  expect(stun).toEqual({ urls: ['stun:turn.example.org:3478'] });
  const username = '1003600:mara';
  const credential = createHmac('sha1', 'shared').update(username).digest('base64');
  expect(turn).toEqual({ urls: turnUrls, username, credential });
});

test('without relays, or without their secret, none is named', () => {
  expect(iceServersFor({ stunUrls: [], turnUrls: [], turnSecret: 'shared' }, 'mara', 0)).toEqual([]);
  expect(iceServersFor({ stunUrls: [], turnUrls, turnSecret: null }, 'mara', 0)).toEqual([]);
});
