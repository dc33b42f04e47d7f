export * from './errors';
export * from './ids';
export * from './money';
export * from './rng';
export * from './time';
export * from './verdict';
