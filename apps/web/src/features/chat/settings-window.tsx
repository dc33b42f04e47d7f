'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import { Slider } from '../../components/slider';
import { Checkbox, Switch } from '../../components/switch';
import { Window } from '../../components/window/window';
import { alsoIn, hasWhispersEverywhere, panelHeight, panelWidth, textSizes, useChatPreferences } from './preferences';
import { useChat } from './store';
import { type ChatTab, chatTabs } from './tabs';
import { usualSize } from './use-panel-size';

/** How the chat looks, what each tab shows, and whether a mention is heard. */
export function ChatSettingsWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('chat');
  const { textSize, times, mentionSound, whisperSound, also, change, showWhispers } = useChatPreferences();
  return (
    <Window frame="chatSettings" title={t('settings.title')} onClose={onClose} closeLabel={t('settings.close')}>
      <div className="grid gap-5">
        <section aria-label={t('settings.look')} className="grid gap-2">
          <div className="grid gap-1.5">
            <span aria-hidden>{t('settings.textSize')}</span>
            <Segmented
              label={t('settings.textSize')}
              value={textSize}
              options={textSizes.map((value) => ({ value, label: t(`settings.size.${value}`) }))}
              onChange={(next) => change({ textSize: next })}
            />
          </div>
          <Switch label={t('settings.times')} checked={times} onChange={(next) => change({ times: next })} />
          <Switch
            label={t('settings.mentionSound')}
            hint={t('settings.mentionHint')}
            checked={mentionSound}
            onChange={(next) => change({ mentionSound: next })}
          />
          <Switch
            label={t('settings.whisperSound')}
            checked={whisperSound}
            onChange={(next) => change({ whisperSound: next })}
          />
          <Switch
            label={t('settings.whispers')}
            hint={t('settings.whispersHint')}
            checked={hasWhispersEverywhere({ also })}
            onChange={(next) => showWhispers(next ? 'everywhere' : 'apart')}
          />
        </section>
        <PanelSize />
        <Filters />
        <Translating />
      </div>
    </Window>
  );
}

/** The size and the darkness of the panel; a phone has a sheet of its own size. */
function PanelSize() {
  const t = useTranslations('chat.settings');
  const { size, opacity, change } = useChatPreferences();
  const shown = size ?? usualSize;
  return (
    <section aria-label={t('panel')} className="grid gap-2 touch:hidden">
      <h3 className="caps text-xs text-quiet">{t('panel')}</h3>
      {(['width', 'height'] as const).map((side) => (
        <Row key={side} label={t(side)}>
          <Slider
            label={t(side)}
            value={shown[side]}
            {...(side === 'width' ? panelWidth : panelHeight)}
            step={0.5}
            shown={String(shown[side])}
            onChange={(next) => change({ size: { ...shown, [side]: next } })}
          />
        </Row>
      ))}
      <Row label={t('opacity')}>
        <Slider
          label={t('opacity')}
          value={opacity}
          min={0}
          max={1}
          step={0.02}
          shown={`${Math.round(opacity * 100)} %`}
          onChange={(next) => change({ opacity: next })}
        />
      </Row>
      <p className="text-sm text-quiet">{t('moveHint')}</p>
      <Button size="small" icon="restore" onClick={() => change({ size: null })}>
        {t('usualSize')}
      </Button>
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_1fr] items-center gap-2">
      <span aria-hidden className="text-text">
        {label}
      </span>
      {children}
    </div>
  );
}

/** What a tab shows beside its own lines. */
function Filters() {
  const t = useTranslations('chat');
  const [tab, setTab] = useState<ChatTab>('say');
  const preferences = useChatPreferences();
  const also = alsoIn(preferences, tab);
  return (
    <section aria-label={t('settings.filters')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('settings.filters')}</h3>
      <Select
        label={t('settings.tab')}
        value={tab}
        options={chatTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
        onChange={setTab}
      />
      <div className="grid grid-cols-2 gap-x-4">
        {chatTabs
          .filter((other) => other !== tab)
          .map((other) => (
            <Checkbox
              key={other}
              label={t(`tab.${other}`)}
              checked={also.includes(other)}
              onChange={() => preferences.toggle(tab, other)}
            />
          ))}
      </div>
    </section>
  );
}

/** The tabs whose lines are translated by themselves; without a service there is nothing to choose. */
function Translating() {
  const t = useTranslations('chat');
  const canTranslate = useChat((state) => state.canTranslate);
  const { translate, toggleTranslate } = useChatPreferences();
  return (
    <section aria-label={t('settings.translate')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('settings.translate')}</h3>
      <p className="text-sm text-quiet">{t(canTranslate ? 'settings.translateHint' : 'settings.translateOff')}</p>
      {canTranslate && (
        <div className="grid grid-cols-2 gap-x-4">
          {chatTabs
            .filter((tab) => tab !== 'system')
            .map((tab) => (
              <Checkbox
                key={tab}
                label={t(`tab.${tab}`)}
                checked={translate.includes(tab)}
                onChange={() => toggleTranslate(tab)}
              />
            ))}
        </div>
      )}
    </section>
  );
}
