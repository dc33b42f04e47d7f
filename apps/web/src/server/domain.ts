import { createDomain, type Domain } from '@necp/api/server';
import { env } from '../env';
import { keepLimits } from './limits';
import { log } from './log';
import { oncePerProcess } from './once-per-process';
import { openPlaces } from './places';

/** Returns the domain of this process, which is created when first needed. */
export function domain(): Domain {
  return oncePerProcess('domain', () => {
    const made = createDomain({
      service: 'web',
      databaseUrl: env.DATABASE_URL,
      databaseReplicaUrl: env.DATABASE_REPLICA_URL,
      redisUrl: env.REDIS_URL,
      poolMax: env.DATABASE_POOL,
      log: log(),
      config: {
        publicUrl: env.PUBLIC_URL,
        simPublicUrl: env.SIM_PUBLIC_URL,
        devPages: env.DEV_PAGES,
        // Emails are sent by the worker; this process queues them, and refuses when no server would send them.
        smtpUrl: env.SMTP_URL ?? null,
        translation:
          env.TRANSLATION_URL === undefined
            ? null
            : { url: env.TRANSLATION_URL.replace(/\/+$/, ''), key: env.TRANSLATION_KEY ?? null },
        mailFrom: '',
        factorSecrets: env.FACTOR_SECRET,
        signInProviders: env.SIGN_IN_PROVIDERS.map(({ id, name, asksAgain }) => ({ id, name, asksAgain })),
        loneAdministrator: env.LONE_ADMINISTRATOR,
        countryOf: openPlaces(env.GEO_DATABASE),
        staffNeedFactor: env.STAFF_SECOND_FACTOR ?? !env.LONE_ADMINISTRATOR,
      },
    });
    keepLimits(made);
    return made;
  });
}
