import * as z from 'zod';
import { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import broker from '../data/ability/broker.json';
import hauler from '../data/ability/hauler.json';
import medic from '../data/ability/medic.json';
import jammer from '../data/ability/jammer.json';
import others from '../data/ability/others.json';
import bouncer from '../data/ability/bouncer.json';
import statusEntries from '../data/ability/statuses.json';
import welder from '../data/ability/welder.json';
import { withDistrictNames } from './districts';

/** The abilities of classes, deployed machines, implants and enemies. */
export const abilities: readonly AbilityContent[] = z
  .array(AbilityContent)
  .parse(withDistrictNames([...bouncer, ...broker, ...hauler, ...jammer, ...medic, ...welder, ...others]));
export const statuses: readonly StatusContent[] = z.array(StatusContent).parse(withDistrictNames(statusEntries));
