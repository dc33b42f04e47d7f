export * from './environment';
export * from './errors';
export * from './facts';
export * from './ids';
export * from './money';
export * from './rng';
export * from './time';
export * from './verdict';
