import { RealmSettingsChange } from '@necp/shared/realm/settings';
import { realmSettings, setSettings } from '../src/realm/service';
import { openToolDomain } from './tool-domain';

/**
 * Prints the settings of the realm, or changes those that are named: `capacity=500 awayMinutes=10 isOpen=false`. Every
 * running process follows within seconds.
 */
const domain = openToolDomain(2);
try {
  const named = process.argv.slice(2).map((word) => word.split('='));
  const change = RealmSettingsChange.parse(Object.fromEntries(named.map(([name, value]) => [name, read(value)])));
  const ctx = domain.systemCtx('realm');
  console.table(named.length === 0 ? await realmSettings(ctx) : await setSettings(ctx, change));
} finally {
  await domain.close();
}

function read(value: string | undefined): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return Number(value);
}
