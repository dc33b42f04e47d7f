import type { Job } from '../kernel';
import { remindOfEvents } from './reminding';

export const jobs: readonly Job[] = [{ name: 'guild.remind', cron: '* * * * *', run: remindOfEvents }];
