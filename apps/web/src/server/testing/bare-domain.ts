import { createDomain, type Domain, type Logger } from '@necp/api/server';

/** Opens a domain over the Redis of the tests whose database is unavailable, for what is refused before it is asked. */
export async function openBareDomain(log: Logger): Promise<Domain> {
  const domain = createDomain({
    service: 'test',
    databaseUrl: 'postgresql://necp@127.0.0.1:1/none',
    redisUrl: process.env.TEST_REDIS_URL ?? '',
    log,
    config: {
      publicUrl: 'https://play.example',
      simPublicUrl: 'https://sim.example',
      devPages: false,
      smtpUrl: null,
      mailFrom: '',
      factorSecrets: [],
      signInProviders: [],
    },
  });
  await domain.redis.ping().catch(() => new Promise((resolve) => domain.redis.once('ready', resolve)));
  return domain;
}
