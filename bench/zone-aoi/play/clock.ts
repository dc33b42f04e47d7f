/** Returns milliseconds of the machine's monotonic clock: two processes of one machine read the same. */
export function machineMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
