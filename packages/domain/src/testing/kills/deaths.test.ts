import { describe, expect, it } from 'vitest';
import { statementsToDieAt } from './deaths';

describe('the statements before which a test kills the process', () => {
  it('are all statements in the long lane', () => {
    expect(statementsToDieAt(4, 'every')).toEqual([1, 2, 3, 4]);
  });

  it('are spread evenly from the first to the last in the short lane', () => {
    expect(statementsToDieAt(31, 4)).toEqual([1, 11, 21, 31]);
  });

  it('are never more than the process has', () => {
    expect(statementsToDieAt(3, 5)).toEqual([1, 2, 3]);
  });
});
