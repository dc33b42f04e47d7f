import { houses, tellStories } from './town/telling';

tellStories(houses.above);
