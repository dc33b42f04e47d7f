import { classes } from '@necp/content/client';
import { nameLetters } from '@necp/shared/character/rules';
import type { NameCheckView } from '@necp/shared/character/schema';
import { GameError } from '@necp/shared/kernel';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { Creation } from './creation';

const free = (name: string): NameCheckView => ({ name, isFree: true, code: null, params: {} });
const nameField = () => screen.findByLabelText<HTMLInputElement>(text('character.name'));
const enter = () =>
  screen.findByRole<HTMLButtonElement>('button', { name: text('character.enterZone', { zone: 'Watson' }) });

function openCreation(answers: FakeAnswers = {}) {
  return renderApp(<Creation />, {
    'character.proposeNames': () => ({ names: ['Ravna'] }),
    'character.checkName': ({ name }) => free(name),
    'character.create': () => {
      throw new GameError('conflict', 'character.no_free_slot');
    },
    ...answers,
  });
}

describe('character creation', () => {
  test('starts with a proposed name and everything chosen', async () => {
    const { api, user } = openCreation();
    expect((await nameField()).value).toBe('Ravna');
    await user.click(await enter());
    await waitFor(() => expect(api.callsOf('character.create')).toHaveLength(1));
    expect(api.callsOf('character.create')[0]).toMatchObject({ name: 'Ravna' });
  });

  test('sends the class that was chosen, with the attributes it suggests', async () => {
    const { api, user } = openCreation();
    const chosen = classes.at(-1);
    await nameField();
    await user.click(await screen.findByRole('button', { name: new RegExp(chosen?.name.en ?? '') }));
    await user.click(await enter());
    await waitFor(() => expect(api.callsOf('character.create')).toHaveLength(1));
    expect(api.callsOf('character.create')[0]).toMatchObject({
      classId: chosen?.id,
      attributes: chosen?.attributes,
    });
  });

  test('says what each class does, what it costs and which ability it begins with', async () => {
    openCreation();
    const bouncer = await screen.findByRole('button', { name: /^Bouncer/ });
    await waitFor(() =>
      expect(bouncer.textContent).toContain(text('character.firstAbility', { ability: 'Double Tap' })),
    );
    expect(bouncer.textContent).toContain('Front-line shooter');
    expect(bouncer.textContent).toContain(text('character.resource.energy'));
    expect(bouncer.textContent).toContain(text('character.difficulty.easy'));
  });

  test('chooses a colour by its swatch, and says that the look was chosen', async () => {
    const { api, user } = openCreation();
    await nameField();
    await user.click(screen.getByRole('tab', { name: text('character.lookTab') }));
    const swatch = { part: text('character.look.hairHue'), number: 4 };
    await user.click(await button(text('character.swatch', swatch)));
    await user.click(await enter());
    await waitFor(() => expect(api.callsOf('character.create')).toHaveLength(1));
    expect(api.callsOf('character.create')[0]).toMatchObject({ lookOrigin: 'chosen', look: { hairHue: 3 } });
  });

  test('checks a name against the rules while it is typed', async () => {
    const { user } = openCreation();
    const field = await nameField();
    await user.clear(field);
    await user.type(field, 'Al');
    expect(await screen.findByText(text('errors.character.name_too_short', { min: nameLetters.min }))).toBeTruthy();
    expect((await enter()).disabled).toBe(true);
    await user.type(field, '7');
    expect(await screen.findByText(text('errors.character.name_letters'))).toBeTruthy();
    await user.type(field, '{Backspace}na');
    await waitFor(async () => expect((await enter()).disabled).toBe(false));
  });

  test('refuses a name that is taken', async () => {
    openCreation({
      'character.checkName': ({ name }) =>
        name === 'Vera' ? { name, isFree: false, code: 'character.name_taken', params: {} } : free(name),
    });
    fireEvent.change(await nameField(), { target: { value: 'Vera' } });
    expect(await screen.findByText(text('errors.character.name_taken'))).toBeTruthy();
    expect((await enter()).disabled).toBe(true);
  });

  test('suggests another name on request', async () => {
    const names = ['Ravna', 'Mako'];
    const { user } = openCreation({ 'character.proposeNames': () => ({ names: names.splice(0, 1) }) });
    await nameField();
    await user.click(await button(text('character.suggestName')));
    await waitFor(async () => expect((await nameField()).value).toBe('Mako'));
  });

  test('says why the character could not be created, and repeats the same request', async () => {
    const { api, user } = openCreation();
    await user.click(await enter());
    expect(await screen.findByText(text('errors.character.no_free_slot'))).toBeTruthy();
    await user.click(await enter());
    await waitFor(() => expect(api.callsOf('character.create')).toHaveLength(2));
    const [first, second] = api.callsOf('character.create');
    expect(second?.requestId).toBe(first?.requestId);
  });
});
