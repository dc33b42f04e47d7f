import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Networks without a push service: this computer, its neighbours, and those that lead nowhere. */
const closedV4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  closedV4.addSubnet(network, prefix, 'ipv4');
// In a list of both kinds, the network of IPv4 within IPv6 would close all of IPv4.
const closedV6 = new BlockList();
for (const [network, prefix] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closedV6.addSubnet(network, prefix, 'ipv6');

/** Whether an address belongs to a network of this computer's own surroundings. */
export const isClosedAddress = (address: string): boolean =>
  isIPv6(address) ? closedV6.check(address, 'ipv6') : closedV4.check(address, 'ipv4');

/**
 * Whether a browser's endpoint may be called at all: by https, under a name, at the usual port. What the name leads to
 * is checked at each call, because it may change.
 * @param allowLocal for tests, whose push service is on this computer
 */
export function isPushEndpoint(endpoint: string, { allowLocal }: { readonly allowLocal: boolean }): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') return false;
  if (allowLocal) return url.protocol === 'http:' || url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return url.protocol === 'https:' && url.port === '' && isIP(host) === 0 && host.includes('.');
}

/** Looks a name up, and fails when it leads into a closed network: the connection goes to what was checked. */
const openLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isClosedAddress(address)))
      return done(Object.assign(new Error('the endpoint is in a closed network'), { code: 'ECLOSED' }), '', 0);
    if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });

export interface PushRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer | null;
}

/** Sends a message to an endpoint; returns the status that it answered. It is never redirected. */
export function sendToEndpoint(
  { endpoint, headers, body }: PushRequest,
  { allowLocal, signal }: { readonly allowLocal: boolean; readonly signal: AbortSignal },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = endpoint.startsWith('https:') ? requestHttps : requestHttp;
    const options = { method: 'POST', headers: { ...headers }, signal, agent: false } as const;
    const request = send(endpoint, allowLocal ? options : { ...options, lookup: openLookup }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}
