// Quests: stories under way, what people say, and what follows from both.
export { noteDeed, noteKill, startQuest } from './steps';
export { questPart } from './queries';
