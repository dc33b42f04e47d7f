import * as z from 'zod';
import { ContainerContent } from '@necp/shared/loot/content';
import containerEntries from '../data/loot/containers.json';

/** What can be opened in the street; what is inside is among the loot tables. */
export const containers: readonly ContainerContent[] = z.array(ContainerContent).parse(containerEntries);
