import * as z from 'zod';
import { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import netrunner from '../data/ability/netrunner.json';
import others from '../data/ability/others.json';
import solo from '../data/ability/solo.json';
import statusEntries from '../data/ability/statuses.json';
import techie from '../data/ability/techie.json';

/** The abilities of classes, deployed machines, implants and enemies. */
export const abilities: readonly AbilityContent[] = z
  .array(AbilityContent)
  .parse([...solo, ...netrunner, ...techie, ...others]);
export const statuses: readonly StatusContent[] = z.array(StatusContent).parse(statusEntries);
