import type { Listener } from '../kernel';
import { effortListeners } from './effort-listeners';

export const listeners: readonly Listener[] = [...effortListeners];
