import { houses, tellStories } from './town/telling';

tellStories(houses.below);
