import { describe, expect, it } from 'vitest';
import { explainMissingBrowser } from './browser.mjs';
import {
  explainAccounts,
  explainAlreadyRunning,
  explainBusyPort,
  explainClosedFolder,
  explainFailedInstall,
  explainFullDisk,
  explainGivenUp,
  explainMissingRedis,
  explainUnreachable,
} from './messages.mjs';
import { explainOldNode } from './node-version.mjs';

describe('a start that fails says what happened and what to do', () => {
  it('when a port is taken', () => {
    const words = explainBusyPort({ port: 3000, variable: 'PORT', usedBy: 'the web site' });
    expect(words).toContain('Port 3000, which the web site needs, is used by another program.');
    expect(words).toContain('PORT=4000 npm start');
  });

  it('when the game is running already', () => {
    const words = explainAlreadyRunning({ pid: 77, url: 'http://localhost:3000' });
    expect(words).toContain('already running from this folder: http://localhost:3000');
    expect(words).toContain('kill 77');
  });

  it.each(['linux', 'darwin', 'win32'])('when there is no Redis on %s', (platform) => {
    const words = explainMissingRedis(platform);
    expect(words).toContain('1. install it');
    expect(words).toContain('docker run');
    expect(words).toContain('REDIS_URL=redis://host:port npm start');
  });

  it('when there is no browser', () => {
    const words = explainMissingBrowser('E: Unable to locate package chromium');
    expect(words).toContain('CHROMIUM_PATH=/path/to/chromium npm test');
    expect(words).toContain('Unable to locate package');
  });

  it('when the disk is full', () => {
    const words = explainFullDisk({ folder: '/srv/game', freeBytes: 0.5 * 1024 ** 3, neededBytes: 2 * 1024 ** 3 });
    expect(words).toContain('/srv/game: 0.5 GB free, 2.0 GB needed');
    expect(words).toContain('Free some space');
  });

  it('when the database user has no access to the folder', () => {
    const words = explainClosedFolder({ wished: '/srv/private', folder: '/var/lib/game', user: 'postgres' });
    expect(words).toContain('cannot enter /srv/private');
    expect(words).toContain('in /var/lib/game instead');
  });

  it('when a server that was named does not answer', () => {
    const words = explainUnreachable({ variable: 'REDIS_URL', host: 'cache:6379', reason: 'no answer in 5 s' });
    expect(words).toContain('REDIS_URL names cache:6379, which does not answer');
    expect(words).toContain('unset it');
  });

  it('when a program keeps stopping, with the last lines of its log', () => {
    expect(explainGivenUp({ name: 'sim', tail: ['no map'] })).toMatch(/"sim" keeps stopping[\s\S]+no map/);
  });
});

describe('a failed installation names as its cause', () => {
  it.each([
    ['the network', 'GET https://registry.example/next error (ENOTFOUND)', 'the package registry does not answer'],
    ['the network', 'getaddrinfo EAI_AGAIN registry.example', 'HTTPS_PROXY'],
    ['the disk', "ENOSPC: no space left on device, write '/x'", 'the disk is full'],
    ['what the installer said', 'ERR_PNPM_OUTDATED_LOCKFILE', 'What the installer said last:'],
  ])('%s (%s)', (_blamed, output, words) => {
    expect(explainFailedInstall(output)).toContain(words);
    expect(explainFailedInstall(output)).toContain(output);
  });
});

describe('a start that succeeds', () => {
  const accounts = [{ email: 'mako@necp.test', password: 'made-here' }];

  it('shows the passwords of the sample accounts, and the file that keeps them', () => {
    const words = explainAccounts({ accounts, isFirst: true, file: '/srv/secrets.json' }).join(' ');
    expect(words).toContain('mako@necp.test   password made-here');
    expect(words).toContain('kept in /srv/secrets.json');
  });

  it('shows only the file when they were shown before', () => {
    const words = explainAccounts({ accounts, isFirst: false, file: '/srv/secrets.json' }).join(' ');
    expect(words).toContain('mako@necp.test (passwords: /srv/secrets.json)');
    expect(words).not.toContain('made-here');
  });

  it('names no account in a database of the operator', () => {
    expect(explainAccounts({ accounts: [], isFirst: false, file: '/srv/secrets.json' })).toEqual(['Press PLAY there.']);
  });
});

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(explainOldNode(version)).toBe('');
  });

  it.each(['20.18.3', '18.20.4', '16.0.0', '12.22.12'])(
    '%s is too old, and the message says which one to get',
    (version) => {
      expect(explainOldNode(version)).toContain(`this is Node ${version}`);
      expect(explainOldNode(version)).toContain('nvm install 24');
    },
  );
});
