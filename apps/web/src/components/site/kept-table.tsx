import type { RetentionView } from '@necp/shared/privacy/schema';
import { getTranslations } from 'next-intl/server';
import { Panel } from '../panel';
import { Table } from '../table';

type Kept = RetentionView['kept'][number];

/** Shows how long the server keeps what it knows of players, as the job that removes it does. */
export async function KeptTable({ kept }: RetentionView) {
  const t = await getTranslations('privacy');
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('keptTitle')}</h2>
      <div className="mt-4 max-w-prose">
        <Table<Kept>
          caption={t('keptTitle')}
          columns={[
            { id: 'what', title: t('keptWhat'), cell: ({ what }) => t(`kept.${what}`) },
            { id: 'days', title: t('keptFor'), kind: 'figure', cell: ({ days }) => t('days', { count: days }) },
          ]}
          rows={kept}
          rowKey={({ what }) => what}
        />
      </div>
    </Panel>
  );
}
