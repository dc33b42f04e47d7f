import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { renderApp, text } from '../testing/render-app';
import { Field } from './field';
import { Input } from './input';
import { ReasonDialog } from './reason-dialog';

const reason = 'a tournament of the studio';
const onConfirm = vi.fn();
const onClose = vi.fn();
function opened({ isReady } = { isReady: true }) {
  onConfirm.mockClear();
  onClose.mockClear();
  const { user } = renderApp(
    <ReasonDialog
      title="Change it?"
      confirmLabel="Apply"
      cancelLabel="Cancel"
      waiting={false}
      isReady={isReady}
      onConfirm={onConfirm}
      onClose={onClose}
      fields={(isTried) => (
        <Field label="Points" fault={isTried && !isReady ? 'Too many.' : undefined}>
          <Input defaultValue="7" />
        </Field>
      )}
    >
      <p>Players notice it.</p>
    </ReasonDialog>,
  );
  const dialog = within(screen.getByRole('alertdialog', { name: 'Change it?' }));
  return { user, dialog, field: dialog.getByLabelText(text('audit-log.reason')) };
}

test('sends an act with its reason, by the button and by Enter in the field', async () => {
  const { user, dialog, field } = opened();
  await user.type(field, reason);
  await user.click(dialog.getByRole('button', { name: 'Apply' }));
  await user.type(field, '{Enter}');
  expect(onConfirm.mock.calls).toEqual([[reason], [reason]]);
});

test('says what is wrong with the reason and the other fields once the act was tried', async () => {
  const { user, dialog, field } = opened({ isReady: false });
  expect(dialog.queryByText('Too many.')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Apply' }));
  expect(await dialog.findByText(text('errors.audit-log.reason_too_short', { min: 10 }))).toBeTruthy();
  expect(dialog.getByText('Too many.')).toBeTruthy();
  await user.type(field, `${reason}{Enter}`);
  expect(onConfirm).not.toHaveBeenCalled();
});

test('is left by Escape and by its button without an act', async () => {
  const { user, dialog } = opened();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalled();
  expect(onConfirm).not.toHaveBeenCalled();
});

test('is described by what will happen and not by its fields, and has no fault that axe finds', async () => {
  opened();
  const described = screen.getByRole('alertdialog').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toBe('Players notice it.');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
