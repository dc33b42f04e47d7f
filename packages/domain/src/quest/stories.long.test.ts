import { quests } from '@necp/content/server';
import { testQuestsWalked } from '../testing/stories-walked';

testQuestsWalked(quests.map(({ id }) => id));
