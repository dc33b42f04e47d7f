export * from './codec';
export * from './messages';
export * from './world';
