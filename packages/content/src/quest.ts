import * as z from 'zod';
import { DialogueContent, QuestContent } from '@necp/shared/quest/content';
import firstLight from '../data/quest/dialogues-first-light.json';
import laterDialogues from '../data/quest/dialogues-later.json';
import peopleDialogues from '../data/quest/dialogues-people.json';
import talk from '../data/quest/dialogues-talk.json';
import uptown from '../data/quest/dialogues-uptown.json';
import watson from '../data/quest/dialogues-watson.json';
import laterQuests from '../data/quest/later-quests.json';
import peopleQuests from '../data/quest/people-quests.json';
import repeatingQuests from '../data/quest/repeating-quests.json';
import uptownQuests from '../data/quest/uptown-quests.json';
import watsonQuests from '../data/quest/watson-quests.json';
import { withDistrictNames } from './districts';

export const quests: readonly QuestContent[] = z
  .array(QuestContent)
  .parse(withDistrictNames([...watsonQuests, ...uptownQuests, ...laterQuests, ...peopleQuests, ...repeatingQuests]));
export const dialogues: readonly DialogueContent[] = z
  .array(DialogueContent)
  .parse(withDistrictNames([...firstLight, ...watson, ...uptown, ...laterDialogues, ...peopleDialogues, ...talk]));
