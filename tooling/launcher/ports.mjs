import net from 'node:net';

/**
 * Whether this machine would let us listen on the port.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  return (await listenBriefly(port)) === port;
}

/**
 * The wanted port when it is free, else one the system picks.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function findFreePort(wanted = 0) {
  return (await listenBriefly(wanted)) || listenBriefly(0);
}

/** The port that was listened on, 0 when it is taken; the system picks one for port 0. */
function listenBriefly(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(0));
    probe.listen({ port }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
