import * as z from 'zod';
import { ContainerContent } from '@necp/shared/loot/content';
import containerEntries from '../data/loot/containers.json';

/** Containers that can be opened in the world; loot tables say what is inside. */
export const containers: readonly ContainerContent[] = z.array(ContainerContent).parse(containerEntries);
