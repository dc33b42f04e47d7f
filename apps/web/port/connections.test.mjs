import { EventEmitter } from 'node:events';
import { addressKey as keyOfKernel } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import { addressKey, countConnections } from './connections.mjs';

const socketOf = (remoteAddress) => Object.assign(new EventEmitter(), { remoteAddress });

describe('the connections of an address', () => {
  it('are limited, and a closed one makes room', () => {
    const connections = countConnections(() => 2);
    const sockets = [socketOf('203.0.113.7'), socketOf('::ffff:203.0.113.7')];
    expect(sockets.map(connections.admit)).toEqual([true, true]);
    expect(connections.admit(socketOf('203.0.113.7'))).toBe(false);
    expect(connections.admit(socketOf('203.0.113.8'))).toBe(true);
    sockets[0].emit('close');
    expect(connections.admit(socketOf('203.0.113.7'))).toBe(true);
  });

  it('are counted together for all addresses of a subscriber', () => {
    const connections = countConnections(() => 2);
    const addresses = ['2001:db8::1', '2001:db8::2', '2001:db8::3:1'];
    expect(addresses.map((address) => connections.admit(socketOf(address)))).toEqual([true, true, false]);
  });

  it('are forgotten when the last one is closed', () => {
    const connections = countConnections(() => 2);
    const socket = socketOf('203.0.113.7');
    connections.admit(socket);
    socket.emit('close');
    expect(connections.addresses).toBe(0);
  });

  it('are not limited for this machine', () => {
    const connections = countConnections(() => 0);
    expect(['127.0.0.1', '::ffff:127.0.0.1', '::1'].map((address) => connections.admit(socketOf(address)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(['203.0.113.7', '2001:db8::1', '2001:0db8:1:02::', '2001:db8:1:2:3:4:5:6', 'fe80::1%eth0', '::2'])(
    'have the same key as everywhere else: %s',
    (address) => {
      expect(addressKey(address)).toBe(keyOfKernel(address));
    },
  );
});
