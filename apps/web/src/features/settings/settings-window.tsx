'use client';

import { useTranslations } from 'next-intl';
import { create } from 'zustand';
import { LoadFailed } from '../../components/load-failed';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { DisplayPage } from './display-page';
import { KeyList } from './key-list';
import { PadList } from './pad-list';
import { PrivacyPage } from './privacy-page';
import { SoundPage } from './sound-page';
import { useChangeSettings, useSettings } from './use-settings';

type Page = 'display' | 'sound' | 'keys' | 'pad' | 'privacy';

/** The page that was open last, to which the settings open again. */
const useLastPage = create<{ readonly page: Page }>(() => ({ page: 'display' }));

/** All settings of the player. A change applies at once and is stored on the server. */
export function SettingsWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('settings');
  const view = useSettings();
  const change = useChangeSettings();
  const page = useLastPage((state) => state.page);
  return (
    <Window
      frame="settings"
      title={t('title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={view.data ? 'parts' : 'page'}
    >
      {view.isPending && <Loading label={t('loading')} />}
      {view.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={view.error}
          onRetry={() => void view.refetch()}
        />
      )}
      {view.data && (
        <WindowTabs
          label={t('title')}
          value={page}
          onChange={(next) => useLastPage.setState({ page: next })}
          tabs={[
            {
              id: 'display',
              label: t('display'),
              content: <DisplayPage settings={view.data.settings} onChange={change} />,
            },
            { id: 'sound', label: t('sound'), content: <SoundPage settings={view.data.settings} onChange={change} /> },
            {
              id: 'keys',
              label: t('keys'),
              content: <KeyList keys={view.data.settings.keys} onChange={(keys) => change({ keys })} />,
            },
            {
              id: 'pad',
              label: t('pad'),
              content: <PadList pad={view.data.settings.pad} onChange={(pad) => change({ pad })} />,
            },
            {
              id: 'privacy',
              label: t('privacy'),
              content: <PrivacyPage settings={view.data.settings} onChange={change} />,
            },
          ]}
        />
      )}
    </Window>
  );
}
