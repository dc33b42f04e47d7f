import type { ChatOverviewView, ChatTarget } from '@necp/shared/chat/schema';
import { newRequestId } from '../../components/kernel/rng';
import type { ApiClient } from '../../components/providers/api';
import { useChat } from './store';

/** How many lines of each channel are read when a character enters, and of how many players' whispers. */
const linesEach = 50;
const partnersRead = 5;

/** Reads in which channels the character talks. */
export async function readPlaces(api: ApiClient) {
  const view = await api.chat.overview.query().catch(() => null);
  if (view !== null) useChat.getState().setPlaces(view);
  return view;
}

/** Reads what was said before the character entered; what cannot be read is left out. */
export async function readChat(api: ApiClient): Promise<void> {
  const view = await readPlaces(api);
  if (view === null) return;
  const partners = view.partners.slice(0, partnersRead);
  const targets: ChatTarget[] = [
    { channel: 'global' },
    { channel: 'trade' },
    ...view.groups.map((channel) => ({ channel })),
    ...view.channels.map(({ id }) => ({ channel: 'own' as const, channelId: id })),
    ...partners.map(({ name }) => ({ channel: 'whisper' as const, name })),
  ];
  await Promise.all(
    targets.map(async (target) => {
      const page = await api.chat.page.query({ target, before: null, limit: linesEach }).catch(() => null);
      if (page !== null) useChat.getState().catchUp(page.messages);
    }),
  );
  const count = (rows: readonly { readonly unread: number }[]) =>
    Math.min(
      99,
      rows.reduce((sum, { unread }) => sum + unread, 0),
    );
  const calls = view.channels.map(({ mentions }) => ({ unread: mentions }));
  useChat.setState(({ unread, mentioned, partner, lastWhisperer }) => ({
    unread: { ...unread, whisper: count(view.partners), own: count(view.channels) },
    mentioned: { ...mentioned, own: count(calls) },
    partner: partner ?? partners[0]?.name ?? null,
    lastWhisperer: lastWhisperer ?? partners.find((one) => one.unread > 0)?.name ?? null,
  }));
}

/** Notes on the server that the whispers, or the lines of own channels or groups, have been read up to now. */
export async function markTabRead(api: ApiClient, tab: 'whisper' | 'own' | 'group'): Promise<void> {
  const view = await api.chat.overview.query().catch(() => null);
  if (view === null) return;
  await Promise.all(
    targetsOf(view, tab).map((target) =>
      api.chat.markRead.mutate({ requestId: newRequestId(), target }).catch(() => null),
    ),
  );
}

function targetsOf({ partners, channels, groups }: ChatOverviewView, tab: 'whisper' | 'own' | 'group'): ChatTarget[] {
  if (tab === 'group') return groups.map((channel) => ({ channel }));
  return tab === 'whisper'
    ? partners.filter(({ unread }) => unread > 0).map(({ name }) => ({ channel: 'whisper', name }))
    : channels.filter(({ unread }) => unread > 0).map(({ id }) => ({ channel: 'own', channelId: id }));
}
