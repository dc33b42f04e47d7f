import * as z from 'zod';
import {
  ClassStartContent,
  LevelContent,
  SkillContent,
  TitleContent,
  TreeContent,
} from '@necp/shared/progression/content';
import levelEntries from '../data/progression/levels.json';
import skillEntries from '../data/progression/skills.json';
import startEntries from '../data/progression/starts.json';
import titleEntries from '../data/progression/titles.json';
import broker from '../data/progression/trees-broker.json';
import hauler from '../data/progression/trees-hauler.json';
import medic from '../data/progression/trees-medic.json';
import jammer from '../data/progression/trees-jammer.json';
import bouncer from '../data/progression/trees-bouncer.json';
import welder from '../data/progression/trees-welder.json';
import { withDistrictNames } from './districts';

export const skills: readonly SkillContent[] = z.array(SkillContent).parse(withDistrictNames(skillEntries));
/** Three trees for each class. */
export const trees: readonly TreeContent[] = z
  .array(TreeContent)
  .parse(withDistrictNames([...bouncer, ...broker, ...hauler, ...jammer, ...medic, ...welder]));
/** The rewards of each level from 2 to 30. */
export const levels: readonly LevelContent[] = z.array(LevelContent).parse(withDistrictNames(levelEntries));
/** The start of each class. */
export const classStarts: readonly ClassStartContent[] = z
  .array(ClassStartContent)
  .parse(withDistrictNames(startEntries));
/** The titles by the event that grants them. */
export const titles: readonly TitleContent[] = z.array(TitleContent).parse(withDistrictNames(titleEntries));
