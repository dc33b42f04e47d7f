export * from './messages';
export * from './world';
