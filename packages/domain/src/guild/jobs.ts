import type { Job } from '../kernel';
import { endDueGuilds, succeedAway } from './ending';
import { remindOfEvents } from './reminding';

export const jobs: readonly Job[] = [
  { name: 'guild.end_due', cron: '*/5 * * * *', run: endDueGuilds },
  { name: 'guild.succeed', cron: '41 * * * *', run: succeedAway },
  { name: 'guild.remind', cron: '* * * * *', run: remindOfEvents },
];
