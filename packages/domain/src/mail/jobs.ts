import { CharacterId } from '@necp/shared/kernel';
import * as z from 'zod';
import type { Job } from '../kernel';
import { arrive, arriveAll } from './arriving';
import { expireAll } from './expiring';
import { sendMass, sendMasses } from './mass';
import { collectAll, collectFor } from './overflow';

const OfLetter = z.object({ letterId: z.uuid() });
const OfCharacter = z.object({ characterId: CharacterId });
const OfMass = z.object({ massId: z.uuid() });

export const jobs: readonly Job[] = [
  { name: 'mail.arrive', run: (ctx, payload) => arrive(ctx, OfLetter.parse(payload).letterId) },
  { name: 'mail.arrive_all', cron: '* * * * *', run: arriveAll },
  { name: 'mail.expire_all', cron: '*/5 * * * *', run: expireAll },
  { name: 'mail.collect', run: (ctx, payload) => collectFor(ctx, OfCharacter.parse(payload).characterId) },
  { name: 'mail.collect_all', cron: '17 * * * *', run: collectAll },
  { name: 'mail.mass', run: (ctx, payload) => sendMass(ctx, OfMass.parse(payload).massId) },
  { name: 'mail.mass_all', cron: '* * * * *', run: sendMasses },
];
