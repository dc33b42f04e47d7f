import type { Job } from '../kernel';
import { collectDigest, sendEmail } from './emails';
import { sendPush } from './push';

export const jobs: readonly Job[] = [
  { name: 'notification.digest', run: collectDigest },
  { name: 'notification.send_email', run: sendEmail },
  { name: 'notification.push', run: sendPush },
];
