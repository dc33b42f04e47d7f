import * as z from 'zod';
import { type Job, purgeJobOf } from '../kernel';
import { eraseDueAccounts } from './erasure';
import { makeExport, remakeExports } from './exports';
import { retentions } from './registry';

const MakeExport = z.object({ exportId: z.uuid() });

export const jobs: readonly Job[] = [
  { name: 'privacy.make_export', run: (ctx, payload) => makeExport(ctx, MakeExport.parse(payload).exportId) },
  { name: 'privacy.remake_exports', cron: '*/10 * * * *', run: remakeExports },
  { name: 'privacy.erase_accounts', cron: '*/10 * * * *', run: eraseDueAccounts },
  purgeJobOf(retentions),
];
