import type { Job } from '../kernel';
import { letDrift } from './service';

export const jobs: readonly Job[] = [
  {
    name: 'reputation.decay',
    cron: '23 * * * *',
    run: async (ctx) => {
      while (await letDrift(ctx));
    },
  },
];
