import { createDomain, type Domain, type Logger, type OutsideSettings } from '../kernel';
import { quietLog, testConfig, type TestDomain } from '.';

export interface OtherProcess {
  /** Its Redis; that of the tests when left out. */
  readonly redisUrl?: string;
  readonly redisSettings?: Partial<OutsideSettings>;
  readonly log?: Logger;
}

/**
 * Opens the domain of another process over the same database, such as that of the web app, with the usual settings of
 * a process. The test closes it before its own domain.
 */
export function openOtherProcess(testDomain: TestDomain, other: OtherProcess = {}): Domain {
  const { redisUrl = testDomain.redisUrl, redisSettings, log = quietLog } = other;
  return createDomain({
    service: 'test',
    databaseUrl: testDomain.databaseUrl,
    redisUrl,
    ...(redisSettings === undefined ? {} : { redisSettings }),
    config: { ...testConfig },
    log,
  });
}
