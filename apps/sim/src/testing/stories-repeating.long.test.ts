import { houses, describeStories } from './town/story-tests';

describeStories(houses.repeating);
