import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { MaintenancePage } from '../../../features/maintenance/maintenance-page';
import { PageMessages } from '../../../i18n/page-messages';

/** Stands in the place of a player's page while a maintenance runs. */
export function ShutOut({ maintenance }: { readonly maintenance: MaintenanceView }) {
  return (
    <PageMessages rooms={['maintenance']}>
      <MaintenancePage given={maintenance} />
    </PageMessages>
  );
}
