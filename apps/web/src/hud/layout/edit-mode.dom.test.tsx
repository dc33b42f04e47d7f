import { defaultHud, type HudSettings, mostLayouts, partsOn } from '@necp/shared/settings/hud';
import { defaultKeyBindings, defaultSettings } from '@necp/shared/settings/rules';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useCombat } from '../../features/combat/store';
import { askToEditHud } from '../../features/settings/hud-request';
import { useSettings } from '../../features/settings/use-settings';
import { button, renderApp, text } from '../../testing/render-app';
import { features } from '../features';
import { useWindowKeys, useWindows } from '../windows';
import { encodeLayout } from './code';
import { EditHost } from './edit-host';
import { LayoutRoot, useLayout } from './layout-root';
import { Placed } from './placed';
import { presetPlaces } from './presets';
import { TargetSample } from './samples';
import { useEditor } from './store';

const words = (key: string, values?: Record<string, string | number>) => text(`settings.hud.${key}`, values);

const onClosed = vi.fn();

function Hud() {
  const settings = useSettings().data?.settings;
  useWindowKeys(settings?.keys ?? defaultKeyBindings);
  if (!settings) return null;
  return (
    <LayoutRoot hud={settings.hud}>
      <Parts />
      <EditHost settings={settings} onClosed={onClosed} />
    </LayoutRoot>
  );
}

/** Every part of this screen, with hardly anything in it. */
function Parts() {
  const { screen: size, places } = useLayout();
  return partsOn(size).map((part) => (
    <Placed key={part} part={part} sample={part === 'target' && <TargetSample />}>
      <output>{JSON.stringify(places[part])}</output>
    </Placed>
  ));
}

/** Draws the HUD on a screen of 1280 by 800 pixels, where every part is a box of 160 by 80. */
async function openHud(hud: HudSettings = defaultHud) {
  const settings = { ...defaultSettings('en'), hud };
  const app = renderApp(<Hud />, {
    'settings.view': () => ({ settings, savedAt: null }),
    'settings.save': (input) => ({ settings: input.settings, savedAt: new Date(0) }),
  });
  await waitFor(() => expect(partOf('chat')).not.toBeNull());
  const lastSaved = () => app.api.callsOf('settings.save').at(-1)?.settings.hud;
  return { ...app, lastSaved };
}

async function openEditor(hud?: HudSettings) {
  const app = await openHud(hud);
  act(askToEditHud);
  await screen.findByRole('dialog', { name: words('title') });
  return app;
}

const self = {
  statuses: [],
  cooldowns: {},
  cast: null,
  weapon: { templateId: null, rounds: 0, magazine: 0, reload: null },
};
const fight = (state: 'begins' | 'ends') =>
  act(() => useCombat.setState({ self: { ...self, inCombat: state === 'begins', isSafe: false } }));
const partOf = (part: string) => document.querySelector<HTMLElement>(`[data-hud-part="${part}"]`);
const boxOf = (part: string) =>
  screen.findByRole('button', { name: words('partBox', { part: words(`part.${part}`) }) });
const editor = () => screen.queryByRole('dialog', { name: words('title') });
const draftOf = () => useEditor.getState().editing?.draft;
const placeOf = (part: 'chat' | 'bar' | 'map') => draftOf()?.places.standard?.[part];

const lefts: Readonly<Record<string, number>> = { chat: 100, map: 600, bar: 900 };
const isHandled = { pointerId: 1, button: 0, pointerType: 'touch' };

/** Drags a part by some pixels, through one point on the way. */
async function drag(part: string, [dx, dy]: readonly [number, number], keys: { altKey?: boolean } = {}) {
  const box = await boxOf(part);
  fireEvent.pointerDown(box, { ...isHandled, clientX: 500, clientY: 500 });
  fireEvent.pointerMove(box, { ...isHandled, ...keys, clientX: 500 + dx / 2, clientY: 500 + dy / 2 });
  fireEvent.pointerMove(box, { ...isHandled, ...keys, clientX: 500 + dx, clientY: 500 + dy });
  return () => fireEvent.pointerUp(box, { ...isHandled, clientX: 500 + dx, clientY: 500 + dy });
}

beforeEach(() => {
  for (const forget of features.flatMap((feature) => feature.forget ?? [])) forget();
  useEditor.getState().leave();
  useEditor.setState({ hasGrid: true, hasSnap: true });
  useWindows.getState().clear();
  vi.stubGlobal('innerWidth', 1280);
  vi.stubGlobal('innerHeight', 800);
  const rectOf = Element.prototype.getBoundingClientRect;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const part = this instanceof HTMLElement ? this.dataset.hudPart : undefined;
    if (part === undefined) return rectOf.call(this);
    const left = lefts[part] ?? 1_100;
    const top = part === 'chat' ? 500 : 200;
    return { left, top, right: left + 160, bottom: top + 80, width: 160, height: 80 } as DOMRect;
  });
  return () => vi.restoreAllMocks();
});

describe('the edit mode of the HUD', () => {
  test('opens with its key, closes the windows, and shows a box for every part', async () => {
    const { user } = await openHud();
    useWindows.getState().show('inventory');
    await user.keyboard('[F10]');
    await screen.findByRole('dialog', { name: words('title') });
    expect(useWindows.getState().open).toEqual([]);
    expect(document.querySelectorAll('[data-part-box]')).toHaveLength(12);
    expect(within(partOf('target')!).getByText(text('hud.sample.target'))).toBeTruthy();
    await user.keyboard('[KeyI]');
    expect(useWindows.getState().open).toEqual([]);
  });

  test('is refused in a fight, with words', async () => {
    await openHud();
    fight('begins');
    act(askToEditHud);
    expect(await screen.findByText(text('hud.noEditInFight'))).toBeTruthy();
    expect(editor()).toBeNull();
  });

  test('closes when a fight begins, and keeps the work for afterwards', async () => {
    await openEditor();
    (await drag('chat', [40, 0]))();
    fight('begins');
    expect(await screen.findByText(words('fightBegan'))).toBeTruthy();
    expect(editor()).toBeNull();
    fight('ends');
    act(askToEditHud);
    await screen.findByRole('dialog', { name: words('title') });
    expect(placeOf('chat')).toBeTruthy();
  });

  test('moves a part by dragging: it snaps to lines, and Alt keeps it free', async () => {
    await openEditor();
    const release = await drag('chat', [497, -80]);
    expect(document.querySelector('[data-guide="x"]')).not.toBeNull();
    expect(useEditor.getState().editing?.past).toHaveLength(0);
    release();
    expect(document.querySelector('[data-guide]')).toBeNull();
    // Its left edge meets that of the minimap, 600, and the part is nearest to the middle of the screen.
    expect(placeOf('chat')).toMatchObject({ at: 'centre', x: 2.5 });
    expect(useEditor.getState().editing?.past).toHaveLength(1);
    (await drag('chat', [497, -80], { altKey: true }))();
    expect(placeOf('chat')?.x).toBeCloseTo((597 + 80 - 640) / 16, 1);
  });

  test('keeps a dragged part on the screen', async () => {
    await openEditor();
    (await drag('map', [-3_000, 3_000], { altKey: true }))();
    expect(placeOf('map')).toMatchObject({ at: 'bottom_left', x: 0, y: 0 });
  });

  test('scales a part by its corner', async () => {
    const { user } = await openEditor();
    await user.click(await boxOf('map'));
    const box = await boxOf('map');
    const corner = box.querySelector('[data-corner]')!;
    // The minimap hangs at the right: its left corner is dragged from 600 to 560.
    fireEvent.pointerDown(corner, { ...isHandled, clientX: 600, clientY: 280 });
    fireEvent.pointerMove(box, { ...isHandled, clientX: 560, clientY: 300 });
    fireEvent.pointerUp(box, { ...isHandled, clientX: 560, clientY: 300 });
    expect(placeOf('map')).toMatchObject({ at: 'top_right', scale: 1.25 });
  });

  test('moves a part by the arrow keys, farther with Shift, and undoes it', async () => {
    const { user } = await openEditor();
    const box = await boxOf('chat');
    act(() => box.focus());
    await user.keyboard('{ArrowRight}');
    expect(placeOf('chat')).toMatchObject({ x: (100 + 8) / 16 });
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    // The box is still at 500 to 580; moved up by 32 pixels its middle is 108 below that of the screen.
    expect(placeOf('chat')).toMatchObject({ x: 6.25, y: 6.75 });
    await user.keyboard('{Control>}z{/Control}');
    await user.keyboard('{Control>}z{/Control}');
    expect(placeOf('chat')).toBeUndefined();
    await user.keyboard('{Control>}y{/Control}');
    expect(placeOf('chat')).toBeTruthy();
  });

  test('sets size, opacity, columns and when a part is shown, and resets it', async () => {
    const { user } = await openEditor();
    await user.click(await boxOf('bar'));
    screen.getByRole('slider', { name: words('scale') }).focus();
    await user.keyboard('{End}');
    screen.getByRole('slider', { name: words('opacity') }).focus();
    await user.keyboard('{Home}');
    await user.click(screen.getByRole('radio', { name: '4 × 2' }));
    await user.click(screen.getByRole('radio', { name: words('shownWhen.fights') }));
    expect(placeOf('bar')).toMatchObject({ scale: 1.5, opacity: 0.4, columns: 4, shown: 'fights' });
    expect(screen.queryByRole('radio', { name: words('shownWhen.never') })).toBeNull();
    await user.click(await button(words('resetPart')));
    expect(draftOf()?.places).toEqual({});
    await user.click(await boxOf('frame'));
    expect(screen.queryByRole('radio', { name: words('shownWhen.always') })).toBeNull();
  });

  test('takes a preset, and saves it for this class of screens only', async () => {
    const { user, lastSaved } = await openEditor();
    await user.click(screen.getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: words('preset.centred') }));
    expect(partOf('tracker')?.textContent).toContain('"top_left"');
    await user.click(await button(words('save')));
    await waitFor(() => expect(lastSaved()).toEqual({ chosen: { standard: 'centred' }, layouts: [] }));
    expect(editor()).toBeNull();
  });

  test('saves an own layout under its name, and shows it again afterwards', async () => {
    const { user, lastSaved } = await openEditor();
    (await drag('chat', [40, 0], { altKey: true }))();
    await user.type(await screen.findByLabelText(words('name')), 'Raid');
    await user.click(await button(words('save')));
    await waitFor(() => expect(lastSaved()?.layouts).toMatchObject([{ name: 'Raid', base: 'standard' }]));
    expect(lastSaved()?.chosen).toEqual({ standard: lastSaved()?.layouts[0]?.id });
    expect(partOf('chat')?.textContent).toContain('"x":8.75');
    act(askToEditHud);
    expect((await screen.findByLabelText<HTMLInputElement>(words('name'))).value).toBe('Raid');
  });

  test('asks before it forgets changes; Esc and Cancel leave', async () => {
    const { user, api } = await openEditor();
    await user.keyboard('{Escape}');
    expect(editor()).toBeNull();
    act(askToEditHud);
    await screen.findByRole('dialog', { name: words('title') });
    (await drag('chat', [40, 0]))();
    await user.click(await button(words('cancel')));
    await user.click(await button(words('keepEditing')));
    expect(placeOf('chat')).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.click(await button(words('discard')));
    expect(editor()).toBeNull();
    expect(onClosed).toHaveBeenCalled();
    expect(api.callsOf('settings.save')).toHaveLength(0);
  });

  test('keeps five layouts, and deletes one when the player confirms', async () => {
    const layouts = Array.from({ length: mostLayouts }, (_, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      name: `Layout ${index}`,
      base: 'compact' as const,
      places: {},
    }));
    const { user, lastSaved } = await openEditor({ chosen: { standard: layouts[0]!.id }, layouts });
    await user.click(await button(words('copyAsNew')));
    (await drag('chat', [40, 0]))();
    expect((await button(words('save'))).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(words('full', { most: mostLayouts }))).toBeTruthy();
    await user.click(await button(words('undo')));
    await user.click(await button(words('undo')));
    await user.click(await button(words('delete')));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: words('delete') }));
    await waitFor(() => expect(lastSaved()?.layouts).toHaveLength(mostLayouts - 1));
    expect(lastSaved()?.chosen).toEqual({ standard: 'compact' });
  });

  test('reads the code of another player, refuses rubbish with words, and copies its own', async () => {
    const { user } = await openEditor();
    await user.click(screen.getByText(words('share')));
    const field = await screen.findByLabelText(words('code'));
    await user.type(field, 'rubbish');
    await user.click(await button(words('import')));
    expect(await screen.findByText(words('codeFault.foreign'))).toBeTruthy();
    expect(draftOf()?.places).toEqual({});
    const place = { ...presetPlaces('standard', 'standard').chat!, scale: 0.75 };
    const code = encodeLayout({ name: 'Theirs', base: 'compact', places: { standard: { chat: place } } });
    await user.clear(field);
    await user.click(field);
    await user.paste(`${code.slice(0, -9)}`);
    await user.click(await button(words('import')));
    expect(await screen.findByText(words('codeFault.broken'))).toBeTruthy();
    await navigator.clipboard.writeText(code);
    await user.click(await button(words('pasteCode')));
    await waitFor(() => expect(draftOf()).toMatchObject({ id: null, name: 'Theirs', base: 'compact' }));
    expect(placeOf('chat')).toEqual(place);
    await navigator.clipboard.writeText('');
    await user.click(await button(words('copyCode')));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(code));
  });
});

describe('parts that the player has hidden', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const plain = presetPlaces('standard', 'standard');
  const hidden: HudSettings = {
    chosen: { standard: id },
    layouts: [
      {
        id,
        name: 'Calm',
        base: 'standard',
        places: {
          standard: { map: { ...plain.map!, shown: 'never' }, bar: { ...plain.bar!, shown: 'fights' } },
        },
      },
    ],
  };

  test('are not drawn; what belongs to fights comes with one', async () => {
    await openHud(hidden);
    expect(partOf('map')).toBeNull();
    expect(partOf('bar')).toBeNull();
    fight('begins');
    expect(partOf('bar')).not.toBeNull();
  });

  test('are drawn while the player edits', async () => {
    await openEditor(hidden);
    expect(partOf('map')?.style.opacity).toBe('0.3');
    expect(await boxOf('map')).toBeTruthy();
  });
});
