import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers';

const options = { nonce: 'abc', simUrls: ['https://sim.example'], isDevelopment: false, isHttps: true };

describe('the content security policy', () => {
  it('lets scripts run by nonce only and allows connections to the site and the simulation', () => {
    const policy = contentSecurityPolicy(options);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("connect-src 'self' https://sim.example wss://sim.example;");
    expect(policy).toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('unsafe-eval');
  });

  it('allows every process that hosts a part of the city', () => {
    const policy = contentSecurityPolicy({
      ...options,
      simUrls: ['https://sim.example', 'https://sim-2.example', 'https://sim.example'],
    });
    expect(policy).toContain(
      "connect-src 'self' https://sim.example wss://sim.example https://sim-2.example wss://sim-2.example;",
    );
  });

  it('is looser for hot reload only, and does not force https where there is none', () => {
    expect(contentSecurityPolicy({ ...options, isDevelopment: true })).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy({ ...options, isHttps: false })).not.toContain('upgrade-insecure-requests');
  });
});
