import { EmotesContent } from '@necp/shared/chat/emotes';
import entries from '../data/chat/emotes.json';

/** The emotes of players, and the Russian nouns before the names that their lines are shown to. */
export const emotesContent: EmotesContent = EmotesContent.parse(entries);
