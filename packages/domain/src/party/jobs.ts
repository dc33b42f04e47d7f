import type { Job } from '../kernel';
import { judgeParties } from './absence';

export const jobs: readonly Job[] = [{ name: 'party.judge', cron: '* * * * *', run: judgeParties }];
