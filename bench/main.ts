import { zoneAoi } from './zone-aoi/main';
import { chat, usage as chatUsage } from './chat/main';
import { chaos, usage as chaosUsage } from './chaos/main';
import { entrances, usage as entrancesUsage } from './entrances/main';
import { entry, usage as entryUsage } from './entry/main';
import { floods, usage as floodsUsage } from './floods/main';
import { frames, usage as framesUsage } from './frames/main';
import { handOff, usage as handOffUsage } from './hand-off/main';
import { joinStorm, usage as joinStormUsage } from './join-storm/main';
import { ledger, usage as ledgerUsage } from './ledger/main';
import { social, usage as socialUsage } from './social/main';
import { usage as zoneAoiUsage } from './zone-aoi/options';

const workloads: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  'zone-aoi': zoneAoi,
  'hand-off': handOff,
  chaos,
  chat,
  entrances,
  entry,
  floods,
  frames,
  'join-storm': joinStorm,
  ledger,
  social,
};

const [name = '', ...args] = process.argv.slice(2);
const run = workloads[name];
if (run === undefined) {
  console.error(
    [
      zoneAoiUsage,
      handOffUsage,
      chaosUsage,
      chatUsage,
      entrancesUsage,
      entryUsage,
      floodsUsage,
      framesUsage,
      joinStormUsage,
      ledgerUsage,
      socialUsage,
    ].join('\n\n'),
  );
  process.exit(1);
}
try {
  await run(args);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
