'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { useContent } from '../../components/providers/content';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { PerkPage } from './perk-page';
import { SkillList } from './skill-list';
import { useProgression } from './use-progression';

interface SkillsWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

type Page = 'trees' | 'skills';

/** The perk trees of the class, and the skills that grow with use. */
export function SkillsWindow({ characterId, onClose }: SkillsWindowProps) {
  const t = useTranslations('progression');
  const growing = useProgression();
  const content = useContent('progression');
  const [page, setPage] = useState<Page>('trees');
  const view = growing.data?.characterId === characterId ? growing.data : undefined;
  return (
    <Window
      frame="skills"
      title={t('skillsTitle')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={!growing.isError && view && content ? 'parts' : 'page'}
    >
      {growing.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={growing.error}
          onRetry={() => void growing.refetch()}
        />
      )}
      {!growing.isError && !(view && content) && <Loading label={t('loading')} />}
      {!growing.isError && view && content && (
        <WindowTabs
          label={t('skillsTitle')}
          value={page}
          onChange={setPage}
          tabs={[
            {
              id: 'trees',
              label: t('trees'),
              unread: view.perkPoints,
              unreadLabel: t('perkPoints', { count: view.perkPoints }),
              content: <PerkPage view={view} trees={content.trees.filter(({ classId }) => classId === view.classId)} />,
            },
            { id: 'skills', label: t('skills'), content: <SkillList view={view} skills={content.skills} /> },
          ]}
        />
      )}
    </Window>
  );
}
