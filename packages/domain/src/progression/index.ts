// Progression: experience, levels, attributes, skills that grow by use, class trees and titles.
export { gainExperience, gainSkills, gainSkillsOfMany, grantTitle, rest, type Gained } from './steps';
export { growthOf, type Growth } from './growth';
