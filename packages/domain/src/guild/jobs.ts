import * as z from 'zod';
import type { Job } from '../kernel';
import { endDueGuilds, succeedAway } from './ending';
import { settleEnded } from './inheritance';
import { sendGuildLetter, sendGuildLetters } from './letters';
import { remindOfEvents } from './reminding';
import { collectTaxes } from './tax';

const OfLetter = z.object({ letterId: z.uuid() });

export const jobs: readonly Job[] = [
  { name: 'guild.end_due', cron: '*/5 * * * *', run: endDueGuilds },
  { name: 'guild.succeed', cron: '41 * * * *', run: succeedAway },
  { name: 'guild.collect_taxes', cron: '* * * * *', run: collectTaxes },
  { name: 'guild.letter', run: (ctx, payload) => sendGuildLetter(ctx, OfLetter.parse(payload).letterId) },
  { name: 'guild.letters_all', cron: '* * * * *', run: sendGuildLetters },
  { name: 'guild.settle_ended', cron: '* * * * *', run: settleEnded },
  { name: 'guild.remind', cron: '* * * * *', run: remindOfEvents },
];
