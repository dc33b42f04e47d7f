import type { PartyLootView } from '@necp/shared/loot/party-schema';
import type { PartyMemberView } from '@necp/shared/party/schema';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { LootRulesPanel } from './loot-rules';

const members = [
  { characterId: '00000000-0000-4000-8000-000000000001', character: { name: 'Mara' } },
] as unknown as PartyMemberView[];
const rules = { mode: 'need_greed', threshold: 'refined', masterId: null } as const;

function open(view: PartyLootView) {
  return renderApp(<LootRulesPanel members={members} />, {
    'loot.party': () => view,
    'loot.setRules': () => ({ done: true as const }),
  });
}

test('the leader changes the mode, and a master is named with it', async () => {
  const { user, api } = open({ rules, canSet: true });
  await user.click(await screen.findByRole('combobox', { name: text('party.loot.mode') }));
  await user.click(await screen.findByRole('option', { name: text('party.loot.modes.master') }));
  await vi.waitFor(() =>
    expect(api.callsOf('loot.setRules')).toMatchObject([
      { mode: 'master', threshold: 'refined', masterId: members[0]?.characterId },
    ]),
  );
});

test('a member reads the rules and cannot change them', async () => {
  open({ rules, canSet: false });
  const mode = await screen.findByRole('combobox', { name: text('party.loot.mode') });
  expect(mode.textContent).toContain(text('party.loot.modes.need_greed'));
  expect(mode.hasAttribute('disabled')).toBe(true);
});
