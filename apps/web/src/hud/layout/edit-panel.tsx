'use client';

import { type HudLayout, type HudSettings, layoutNameLength, mostLayouts } from '@necp/shared/settings/hud';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dialog';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { IconButton } from '../../components/icon-button';
import { Input } from '../../components/input';
import { newId } from '../../components/kernel/rng';
import { PanelTitle } from '../../components/panel';
import { Select } from '../../components/select';
import { type Draft, draftOf, isOwn, presetDraft, savedHud, withoutLayout, withoutScreen } from './draft';
import { useLayout } from './layout-root';
import { PartSettings } from './part-settings';
import { presetsOn } from './presets';
import { ShareLayout } from './share-layout';
import { useEditor } from './store';
import { usePanelDrag } from './use-panel-drag';

interface EditPanelProps {
  readonly hud: HudSettings;
  readonly onSave: (hud: HudSettings) => void;
  readonly onCancel: () => void;
}

/** The panel of the edit mode: layouts, what the selected part looks like, and the end of the work. */
export function EditPanel({ hud, onSave, onCancel }: EditPanelProps) {
  const t = useTranslations('settings.hud');
  const { screen } = useLayout();
  const draft = useEditor((state) => state.editing?.draft);
  const drag = usePanelDrag();
  const [isFolded, setFolded] = useState(screen === 'upright' || screen === 'sideways');
  if (!draft) return null;
  return (
    <div
      style={drag.style}
      className={
        'cut cut-12 plate-[rgb(12_16_20/0.96)] fixed top-1/2 left-1/2 z-3 flex w-84 max-w-[calc(100vw-1rem)] ' +
        'max-h-[min(34rem,calc(100dvh-1rem))] flex-col'
      }
    >
      <div
        className="flex cursor-move touch-none items-center gap-2 border-b border-line py-1.5 pr-2 pl-4 select-none"
        {...drag.handlers}
      >
        <Parts.Title asChild>
          <PanelTitle className="grow text-text">{t('title')}</PanelTitle>
        </Parts.Title>
        <IconButton
          tone="bare"
          icon={isFolded ? 'chevron_down' : 'chevron_up'}
          label={t(isFolded ? 'unfold' : 'fold')}
          hint="none"
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
        />
      </div>
      {!isFolded && (
        <div className="grid min-h-0 gap-3 content-start overflow-y-auto overscroll-contain p-3">
          <Layouts hud={hud} draft={draft} onSave={onSave} />
          <PartSettings />
          <ShareLayout draft={draft} />
        </div>
      )}
      <Ends hud={hud} draft={draft} onSave={onSave} onCancel={onCancel} />
    </div>
  );
}

type LayoutsProps = Pick<EditPanelProps, 'hud' | 'onSave'> & { readonly draft: Draft };

/** The presets and the player's layouts, and the name of the one that is edited. */
function Layouts({ hud, draft, onSave }: LayoutsProps) {
  const t = useTranslations('settings.hud');
  const { screen } = useLayout();
  const { change } = useEditor.getState();
  const [doomed, setDoomed] = useState<HudLayout | null>(null);
  const own = hud.layouts.find(({ id }) => id === draft.id);
  const options = [
    ...presetsOn(screen).map((preset) => ({ value: preset as string, label: t(`preset.${preset}`) })),
    ...hud.layouts.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="grid gap-3">
      <Field label={t(`screen.${screen}`)}>
        <Select value={draft.id ?? draft.base} options={options} onChange={(choice) => change(draftOf(hud, choice))} />
      </Field>
      {isOwn(draft) && (
        <Field label={t('name')}>
          <Input
            value={draft.name}
            maxLength={layoutNameLength}
            placeholder={t('defaultName', { number: hud.layouts.length + 1 })}
            autoComplete="off"
            onChange={(event) => change({ ...draft, name: event.target.value })}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon="restore" onClick={() => change(withoutScreen(draft, screen))}>
          {t('resetAll')}
        </Button>
        {own && (
          <>
            <Button size="small" onClick={() => change({ ...draft, id: null, name: '' })}>
              {t('copyAsNew')}
            </Button>
            <Button size="small" tone="danger" icon="trash" onClick={() => setDoomed(own)}>
              {t('delete')}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        open={doomed !== null}
        title={t('deleteTitle', { name: doomed?.name ?? '' })}
        confirmLabel={t('delete')}
        cancelLabel={t('keepEditing')}
        tone="danger"
        onCancel={() => setDoomed(null)}
        onConfirm={() => {
          if (doomed) onSave(withoutLayout(hud, doomed));
          change(presetDraft(draft.base));
          setDoomed(null);
        }}
      >
        <p>{t('deleteText')}</p>
      </ConfirmDialog>
    </div>
  );
}

type EndsProps = LayoutsProps & Pick<EditPanelProps, 'onCancel'>;

/** Undo, redo, the aids, and the two ends: save and cancel. */
function Ends({ hud, draft, onSave, onCancel }: EndsProps) {
  const t = useTranslations('settings.hud');
  const { screen } = useLayout();
  const { undo, redo, leave } = useEditor.getState();
  const { hasGrid, hasSnap, editing } = useEditor();
  const isFull = isOwn(draft) && draft.id === null && hud.layouts.length >= mostLayouts;
  const save = () => {
    const name = draft.name.trim() || t('defaultName', { number: hud.layouts.length + 1 });
    onSave(savedHud(hud, { ...draft, name }, { screen, newId: newId() }));
    leave();
    toast.success(t('saved'), { id: 'hud-saved' });
  };
  return (
    <div className="grid gap-2 border-t border-line p-3">
      {isFull && (
        <p role="alert" className="text-sm text-red">
          {t('full', { most: mostLayouts })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        <IconButton size="small" icon="undo" label={t('undo')} disabled={editing?.past.length === 0} onClick={undo} />
        <IconButton size="small" icon="redo" label={t('redo')} disabled={editing?.future.length === 0} onClick={redo} />
        <IconButton
          size="small"
          icon="grid"
          label={t('grid')}
          aria-pressed={hasGrid}
          onClick={() => useEditor.setState({ hasGrid: !hasGrid })}
        />
        <IconButton
          size="small"
          icon="magnet"
          label={t('snap')}
          aria-pressed={hasSnap}
          onClick={() => useEditor.setState({ hasSnap: !hasSnap })}
        />
        <span className="ml-auto flex gap-1.5">
          <Button size="small" tone="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button size="small" tone="primary" disabled={isFull} onClick={save}>
            {t('save')}
          </Button>
        </span>
      </div>
    </div>
  );
}
