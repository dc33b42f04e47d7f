// Role: moderators, game masters and administrators, and how an account becomes one of them.
export { people, person, roleChanges } from './queries';
export { personal } from './personal';
export { retention } from './retention';
