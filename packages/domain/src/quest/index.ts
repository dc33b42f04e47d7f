// Quests: active quests, dialogues, and the consequences of both.
export { noteObjectiveEvent, noteKill, noteKillOfMany, startQuest } from './steps';
export { questPart } from './sheet-part';
export { conditionContextOf, type Seen } from './condition-context';
export { questFaucet } from './effects';
export { readProgress } from './log';
export { personal } from './personal';
export { retention } from './retention';
