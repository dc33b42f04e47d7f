import { vi } from 'vitest';

/** Sets the environment that a web server needs, with other values where a test says so. */
export function stubEnvironment(more: Readonly<Record<string, string>> = {}): void {
  const given = {
    DATABASE_URL: 'postgresql://necp@localhost/necp',
    REDIS_URL: 'redis://localhost',
    NEXTAUTH_SECRET: 's'.repeat(32),
    FACTOR_SECRET: 'f'.repeat(32),
    PUBLIC_URL: 'https://play.example',
    LOG_LEVEL: 'silent',
    ...more,
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
}
