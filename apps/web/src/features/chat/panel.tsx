'use client';

import { useTranslations } from 'next-intl';
import { Tabs } from '../../components/tabs';
import { ChatChoice } from './choice';
import { ChatInput } from './input';
import { MessageList } from './message-list';
import type { ChatPanelProps } from './panel-props';
import { LineReport } from './report-dialog';
import { Muted, Warnings } from './sanctions';
import { chatTabs, useChat } from './store';
import { useReadMarks } from './use-read-marks';

/** Shows the messages of each channel, and the field to write one. */
export function ChatPanel({ ownId, tabsClassName, ...asked }: ChatPanelProps) {
  const t = useTranslations('chat');
  const tab = useChat((state) => state.tab);
  const unread = useChat((state) => state.unread);
  const mentioned = useChat((state) => state.mentioned);
  const openTab = useChat((state) => state.openTab);
  const hasGroup = useChat((state) => state.groups.length > 0 || state.messages.group.length > 0);
  const shown = chatTabs.filter((one) => one !== 'group' || hasGroup);
  useReadMarks(tab);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Tabs
        label={t('title')}
        value={tab}
        onChange={openTab}
        className="grow"
        listClassName={tabsClassName}
        tabs={shown.map((channel) => ({
          id: channel,
          label: t(`tab.${channel}`),
          unread: unread[channel],
          unreadLabel: t('unread', { count: unread[channel] }),
          calls: mentioned[channel],
          callsLabel: t('calls', { count: mentioned[channel] }),
          content: <MessageList channel={channel} ownId={ownId} />,
        }))}
        contentClassName="h-0"
      />
      <Warnings />
      <ChatChoice tab={tab} ownId={ownId} />
      <Muted tab={tab} />
      <ChatInput channel={tab} {...asked} />
      <LineReport />
    </div>
  );
}
