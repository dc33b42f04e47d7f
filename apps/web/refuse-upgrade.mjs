/**
 * Protects the web port where the framework does not; loaded before Next (`node --import ./refuse-upgrade.mjs …`).
 * It listens on the loopback addresses, and on others only when HOST names one.
 * Requests are timed for /metrics.
 */
import { Server } from 'node:http';
import client from 'prom-client';
import { listenLocally, openFurtherAddresses } from './port/addresses.mjs';
import { guardPort } from './port/guard.mjs';
import { methodOf, routeOf } from './port/routes.mjs';

const seconds = new client.Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer requests on the web port.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});
const { emit, listen } = Server.prototype;

Server.prototype.listen = function (...args) {
  guardPort(this, {
    hops: wholeOf('PROXY_HOPS', 0),
    most: wholeOf('MOST_CONNECTIONS', 2_000),
    mostOfAddress: wholeOf('CONNECTIONS_PER_ADDRESS', 100),
    isHttps: process.env.PUBLIC_URL?.startsWith('https:') ?? false,
    onRequest: time,
  });
  return listenLocally(this, { host: process.env.HOST, args, listen });
};

Server.prototype.emit = function (event, ...args) {
  if (event === 'listening' && openFurtherAddresses(this, (...said) => emit.apply(this, said))) return true;
  return emit.call(this, event, ...args);
};

function time({ method, url }, response) {
  const startedAt = performance.now();
  response.once('finish', () => {
    const labels = { method: methodOf(method), route: routeOf(url), status: String(response.statusCode) };
    seconds.observe(labels, (performance.now() - startedAt) / 1000);
  });
}

/** Returns a whole number from the environment; an empty or missing variable has its default. */
function wholeOf(name, usual) {
  const value = Number(process.env[name] || usual);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}
