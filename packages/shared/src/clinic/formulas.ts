/** The least that an operation costs. */
export const leastOperationChits = 10;

/** Returns the price of installing an implant: a tenth of what it costs new, at least 10 chits; taking out is free. */
export const operationChits = (buyChits: number): number => Math.max(leastOperationChits, Math.ceil(buyChits / 10));
