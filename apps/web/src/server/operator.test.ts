import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const whole = {
  DATABASE_URL: 'postgresql://necp@localhost/necp',
  REDIS_URL: 'redis://localhost',
  NEXTAUTH_SECRET: 's'.repeat(32),
  FACTOR_SECRET: 'f'.repeat(32),
};

/** Reads the module anew, because the environment is read once in a process. */
async function operatorWith(given: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ ...whole, ...given })) vi.stubEnv(name, value);
  return import('./operator');
}

beforeEach(() => {
  vi.resetModules();
  for (const name of ['OPERATOR_NAME', 'OPERATOR_ADDRESS', 'OPERATOR_EMAIL']) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

describe('the operator of a server', () => {
  it('who has given nothing is missing name, address and e-mail', async () => {
    const { missingAboutOperator, operator } = await operatorWith({});
    expect(missingAboutOperator()).toEqual(['OPERATOR_NAME', 'OPERATOR_ADDRESS', 'OPERATOR_EMAIL']);
    expect(operator()).toEqual({ name: null, addressLines: [], email: null });
  });

  it('is named with an address of several lines, and only what is missing is listed', async () => {
    const { missingAboutOperator, operator } = await operatorWith({
      OPERATOR_NAME: 'Night Works',
      OPERATOR_ADDRESS: 'Pier 4 | 1010 Port | ',
    });
    expect(operator()).toEqual({ name: 'Night Works', addressLines: ['Pier 4', '1010 Port'], email: null });
    expect(missingAboutOperator()).toEqual(['OPERATOR_EMAIL']);
  });
});
