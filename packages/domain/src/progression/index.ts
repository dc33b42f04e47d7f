// Progression: experience, levels, attributes, skills that grow by use, class trees and titles.
export {
  gainExperience,
  gainExperienceOfMany,
  gainSkills,
  gainSkillsOfMany,
  grantTitle,
  rest,
  type Gained,
} from './steps';
export { titleOf, titlesOf } from './titles';
export { checkExperience, experienceOf } from './skill-uses';
export { progressionPart } from './sheet-part';
export { growthOf, growthOfMany, type Growth } from './growth';
export { personal } from './personal';
