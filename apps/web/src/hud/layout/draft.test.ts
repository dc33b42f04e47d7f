import { canUseHud, defaultHud, type HudPlace, HudSettings } from '@necp/shared/settings/hud';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  chosenDraft,
  draftOf,
  isOwn,
  isSame,
  placesOf,
  presetDraft,
  savedHud,
  withoutLayout,
  withoutPlace,
  withoutScreen,
  withPlace,
} from './draft';
import { presetPlaces } from './presets';
import { hasChanged, useEditor } from './store';

const place: HudPlace = { at: 'left', x: 2, y: 0, scale: 1.2, opacity: 0.8, shown: 'always' };
const spot = { screen: 'standard', part: 'map' } as const;
const newId = '00000000-0000-4000-8000-000000000001';
const edited = () => withPlace(presetDraft('standard'), spot, place);

describe('a draft', () => {
  it('shows the preset, and on one class of screens the parts that were moved', () => {
    expect(placesOf(edited(), 'standard').map).toEqual(place);
    expect(placesOf(edited(), 'standard').chat).toEqual(presetPlaces('standard', 'standard').chat);
    expect(placesOf(edited(), 'wide')).toEqual(presetPlaces('standard', 'wide'));
  });

  it('keeps only what differs from the preset', () => {
    const back = withPlace(edited(), spot, presetPlaces('standard', 'standard').map!);
    expect(back).toEqual(presetDraft('standard'));
    expect(isOwn(back)).toBe(false);
    expect(withoutPlace(edited(), spot)).toEqual(presetDraft('standard'));
    expect(withoutScreen(edited(), 'standard')).toEqual(presetDraft('standard'));
  });

  it('that was saved while the buttons had one row has its tracker below both rows', () => {
    const old: HudPlace = { at: 'top_right', x: 1, y: 19, scale: 1, opacity: 1, shown: 'always' };
    const tracker = (changes: Partial<HudPlace>) =>
      placesOf({ base: 'standard', places: { standard: { tracker: { ...old, ...changes } } } }, 'standard').tracker;
    expect(tracker({})).toEqual({ ...old, y: 21 });
    expect(tracker({ y: 30 })?.y).toBe(30);
    expect(tracker({ x: 40 })?.y).toBe(19);
    expect(tracker({ at: 'top_left' })?.y).toBe(19);
    for (const screen of ['narrow', 'standard', 'wide'] as const)
      expect(placesOf({ base: 'compact', places: {} }, screen)).toEqual(presetPlaces('compact', screen));
  });

  it('that is a preset is chosen without becoming a layout', () => {
    const hud = savedHud(defaultHud, presetDraft('centred'), { screen: 'wide', newId });
    expect(hud).toEqual({ chosen: { wide: 'centred' }, layouts: [] });
    expect(chosenDraft(hud, 'wide')).toEqual(presetDraft('centred'));
    expect(chosenDraft(hud, 'narrow')).toEqual(presetDraft('standard'));
  });

  it('is saved under its name, changed later, and deleted again', () => {
    const saved = savedHud(defaultHud, { ...edited(), name: ' Raid ' }, { screen: 'standard', newId });
    expect(HudSettings.parse(saved)).toEqual(saved);
    expect(canUseHud(saved)).toEqual({ ok: true });
    expect(saved).toMatchObject({ chosen: { standard: newId }, layouts: [{ id: newId, name: 'Raid' }] });
    const draft = withPlace(chosenDraft(saved, 'standard'), { screen: 'wide', part: 'chat' }, place);
    const again = savedHud(saved, draft, { screen: 'wide', newId: '00000000-0000-4000-8000-000000000002' });
    expect(again.layouts).toHaveLength(1);
    expect(again.chosen).toEqual({ standard: newId, wide: newId });
    expect(withoutLayout(again, again.layouts[0]!)).toEqual({
      chosen: { standard: 'standard', wide: 'standard' },
      layouts: [],
    });
  });

  it('of a layout that is gone is the standard one', () => {
    expect(draftOf(defaultHud, newId)).toEqual(presetDraft('standard'));
  });

  it('is the same whatever the order of its fields', () => {
    expect(isSame({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 2 })).toBe(false);
  });
});

describe('the work on a draft', () => {
  const editor = () => useEditor.getState();
  const shown = () => editor().editing?.draft;
  beforeEach(() => editor().leave());

  it('is undone and redone step by step; a new step forgets what was undone', () => {
    editor().open(presetDraft('standard'));
    editor().change(edited());
    editor().change(presetDraft('compact'));
    editor().undo();
    expect(shown()).toEqual(edited());
    editor().undo();
    editor().undo();
    expect(shown()).toEqual(presetDraft('standard'));
    expect(hasChanged(editor())).toBe(false);
    editor().redo();
    expect(shown()).toEqual(edited());
    editor().change(presetDraft('centred'));
    editor().redo();
    expect(shown()).toEqual(presetDraft('centred'));
    expect(hasChanged(editor())).toBe(true);
  });

  it('counts a change that changes nothing as no step', () => {
    editor().open(presetDraft('standard'));
    editor().change(presetDraft('standard'));
    expect(editor().editing?.past).toEqual([]);
  });

  it('outlives a pause, and not the end', () => {
    editor().open(presetDraft('standard'));
    editor().change(edited());
    editor().pause();
    expect(editor().isOpen).toBe(false);
    editor().open(presetDraft('compact'));
    expect(shown()).toEqual(edited());
    editor().leave();
    editor().open(presetDraft('compact'));
    expect(shown()).toEqual(presetDraft('compact'));
  });
});
