'use client';

import { useTranslations } from 'next-intl';
import { Loading } from '../../components/states';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { MassForm } from './mass-form';
import { MassList } from './mass-list';

/** Letters to many players: a new one, and how far the others have come. */
export function MassBoard() {
  const t = useTranslations('admin.mass');
  const kinds = useItemKinds();
  if (kinds === null) return <Loading label={t('loading')} />;
  return (
    <>
      <MassForm kinds={kinds} />
      <MassList kinds={kinds} />
    </>
  );
}
