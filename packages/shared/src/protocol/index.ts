export * from './codec';
export * from './fight';
export * from './messages';
export * from './reconnect';
export * from './world';
