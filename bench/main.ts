import { zoneAoi } from './zone-aoi/main';
import { usage } from './zone-aoi/wish';

const workloads: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { 'zone-aoi': zoneAoi };

const [name = '', ...args] = process.argv.slice(2);
const run = workloads[name];
if (run === undefined) {
  console.error(usage);
  process.exit(1);
}
try {
  await run(args);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
