// Notification: one inbox for what happened to an account and its characters while its player looked elsewhere.
export { markAnswered, notify, type NewNotification } from './steps';
export { personal } from './personal';
export { retention } from './retention';
