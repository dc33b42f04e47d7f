export * from './codec';
export * from './combat';
export * from './messages';
export * from './reconnect';
export * from './world';
