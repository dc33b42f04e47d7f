import * as z from 'zod';
import { ContainerContent } from '@necp/shared/loot/content';
import containerEntries from '../data/loot/containers.json';
import { withDistrictNames } from './districts';

/** The containers that can be opened in the world; loot tables define their contents. */
export const containers: readonly ContainerContent[] = z
  .array(ContainerContent)
  .parse(withDistrictNames(containerEntries));
