export * from './access';
export * from './codec';
export * from './combat';
export * from './live-change';
export * from './messages';
export * from './reconnect';
export * from './world';
