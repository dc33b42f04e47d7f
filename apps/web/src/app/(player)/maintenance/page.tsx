import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { MaintenancePage } from '../../../features/maintenance/maintenance-page';
import { CityBackdrop } from '../../../features/realm/city-backdrop';
import { PageMessages } from '../../../i18n/page-messages';
import { keepsOut } from '../../../server/maintenance';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('maintenance'))('title'), robots: { index: false } };
}

/** Where players are led while a maintenance runs; afterwards it leads on to their characters. */
export default async function Maintenance() {
  const closed = await keepsOut();
  if (closed === null) redirect('/characters');
  return (
    <PageMessages rooms={['maintenance']}>
      <main className="relative isolate flex min-h-dvh items-center justify-center overflow-hidden p-4">
        <CityBackdrop />
        <MaintenancePage given={closed} />
      </main>
    </PageMessages>
  );
}
