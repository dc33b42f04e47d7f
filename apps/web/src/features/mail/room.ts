import { mailbox } from '@necp/shared/mail/schema';
import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToPlace } from './listen';
import { useAtBox, useDraft, usePlace } from './store';
import { UnreadMail } from './unread-mail';

/** Letters with items and money: anywhere to read, at a mailbox to send and take. */
export const mail = defineFeature({
  room: 'mail',
  windows: [
    {
      name: 'mail',
      key: 'mail',
      icon: 'mail',
      Badge: UnreadMail,
      messages: ['items', 'mail', 'stats'],
      load: () => import('./mail-window').then((part) => part.MailWindow),
    },
  ],
  conversations: [
    {
      at: { object: mailbox },
      messages: ['items', 'mail', 'stats'],
      load: () => import('./mail-window').then((part) => part.MailboxWindow),
    },
  ],
  stale: { mail: ['mail'] },
  listen: listenToPlace,
  forget: [forgetting(useDraft), forgetting(usePlace), forgetting(useAtBox)],
});
