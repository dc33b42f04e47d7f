import { notFound } from 'next/navigation';
import { env } from '../../../env';
import { CombatScenes } from './combat-scenes';

export const metadata = { title: 'Fight', robots: { index: false } };

/** Shows every drawing and effect of combat in a loop, without a server, for developers. */
export default function CombatPage() {
  if (!env.DEV_PAGES) notFound();
  return <CombatScenes />;
}
