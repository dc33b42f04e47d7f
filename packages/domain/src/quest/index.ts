// Quests: stories under way, what people say, and what follows from both.
export { noteObjectiveEvent, noteKill, noteKillOfMany, startQuest } from './steps';
export { questPart } from './queries';
export { conditionContextOf, type Seen } from './condition-context';
export { readProgress } from './log';
