import { storeys } from '../../packages/domain/rooms.mjs';
import { readZoneRooms } from './zone-rooms.mjs';

const THING = 'export const thing = 1\n';
const takes = (specifier) => `import { thing } from '${specifier}'\nexport const taken = thing\n`;
const takesType = (specifier) => `import type { Thing } from '${specifier}'\nexport const taken: Thing = 1\n`;

/** Creates a file that imports another file of the tree. */
const crossing = ({ from, says, to }) => ({ [from]: takes(says), ...(to ? { [to]: THING } : {}) });

const domainCrossing = (from, to) =>
  crossing({
    from: `packages/domain/src/${from}`,
    says: `../${to.replace(/\.ts$/, '')}`,
    to: `packages/domain/src/${to}`,
  });

/** Creates imports between rooms of one level, or from a room to a higher level when there is no neighbour. */
function upwardCrossing(storey) {
  const [room, neighbour] = storeys[storey];
  return domainCrossing(`${room}/steps.ts`, `${neighbour ?? storeys[storey + 1][0]}/index.ts`);
}

/** For each fence, the smallest tree that violates it and no other fence. */
export const plants = {
  'shared-stands-alone': crossing({ from: 'packages/shared/src/mail/rules.ts', says: 'node:crypto' }),
  'word-lists-load-when-needed': crossing({
    from: 'packages/shared/src/account/rules.ts',
    says: '@zxcvbn-ts/core',
  }),
  'shared-kernel-knows-no-room': crossing({
    from: 'packages/shared/src/kernel/money.ts',
    says: '../wallet/rules',
    to: 'packages/shared/src/wallet/rules.ts',
  }),
  'schema-knows-no-foreign-rules': crossing({
    from: 'packages/shared/src/mail/schema.ts',
    says: '../wallet/rules',
    to: 'packages/shared/src/wallet/rules.ts',
  }),
  'content-stands-on-shared': crossing({
    from: 'packages/content/src/check.ts',
    says: '@necp/domain/kernel',
    to: 'packages/domain/src/kernel/index.ts',
  }),
  'content-client-is-browser-safe': {
    'packages/content/src/client.ts': takes('./maps'),
    'packages/content/src/maps.ts': takes('node:fs'),
  },
  'db-stands-on-shared': crossing({
    from: 'packages/db/src/seed/main.ts',
    says: '@necp/content/server',
    to: 'packages/content/src/server.ts',
  }),
  'only-domain-knows-tables': crossing({
    from: 'apps/sim/src/gateway/sockets.ts',
    says: '@necp/db',
    to: 'packages/db/src/client.ts',
  }),
  'prisma-stays-in-db': crossing({ from: 'packages/domain/src/wallet/steps.ts', says: '@prisma/client' }),
  'postgres-stays-below-entry-points': crossing({ from: 'packages/api/src/context.ts', says: 'pg' }),

  'domain-knows-no-entry-point': crossing({
    from: 'packages/domain/src/mail/service.ts',
    says: '@necp/api/root',
    to: 'packages/api/src/root.ts',
  }),
  'kernel-is-guarded': domainCrossing('kernel/once.ts', 'wallet/index.ts'),
  'rooms-import-each-other-by-index': domainCrossing('mail/listeners.ts', 'wallet/service.ts'),
  'index-exports-no-service': {
    'packages/domain/src/mail/index.ts': "export { thing } from './service'\n",
    'packages/domain/src/mail/service.ts': THING,
  },
  'policy-only-judges': {
    'packages/domain/src/mail/policy.ts': takes('./queries'),
    'packages/domain/src/mail/queries.ts': THING,
  },
  ...Object.fromEntries(
    storeys.slice(1).map((_, index) => [`storey-${index + 1}-looks-down`, upwardCrossing(index + 1)]),
  ),

  'api-knows-its-floor': crossing({
    from: 'packages/api/src/routers/mail.ts',
    says: '@necp/content/server',
    to: 'packages/content/src/server.ts',
  }),
  'entry-points-call-service-or-queries': crossing({
    from: 'packages/api/src/routers/mail.ts',
    says: '@necp/domain/mail/steps',
    to: 'packages/domain/src/mail/steps.ts',
  }),
  'only-the-worker-runs-jobs': crossing({
    from: 'apps/sim/src/gateway/push.ts',
    says: '@necp/domain/mail/jobs',
    to: 'packages/domain/src/mail/jobs.ts',
  }),
  'routers-meet-in-root': crossing({
    from: 'packages/api/src/routers/mail.ts',
    says: './wallet',
    to: 'packages/api/src/routers/wallet.ts',
  }),
  'apps-never-import-apps': crossing({
    from: 'apps/sim/src/gateway/push.ts',
    says: '@necp/web/env',
    to: 'apps/web/src/env.ts',
  }),
  'sim-knows-no-api': crossing({
    from: 'apps/sim/src/gateway/push.ts',
    says: '@necp/api/root',
    to: 'packages/api/src/root.ts',
  }),

  'audio-stays-in-the-voice-process': crossing({
    from: 'apps/sim/src/gateway/gateway.ts',
    says: 'werift',
  }),
  'voice-knows-no-zone': crossing({
    from: 'apps/sim/src/voice/calls.ts',
    says: '../zone/zone',
    to: 'apps/sim/src/zone/zone.ts',
  }),

  'zone-knows-only-itself': crossing({
    from: 'apps/sim/src/zone/loot/drops.ts',
    says: '@necp/domain/loot/service',
    to: 'packages/domain/src/loot/service.ts',
  }),
  ...Object.fromEntries(
    readZoneRooms()
      .slice(0, -1)
      .map((room, index, all) => {
        const above = all[index + 1] ?? readZoneRooms().at(-1);
        const to = `apps/sim/src/zone/${above}/steps.ts`;
        return [
          `zone-room-${room}-looks-down`,
          crossing({ from: `apps/sim/src/zone/${room}/steps.ts`, says: `../${above}/steps`, to }),
        ];
      }),
  ),
  'zone-slices-stay-in-their-room': crossing({
    from: 'apps/sim/src/zone/loot/drops.ts',
    says: '../quest/slice',
    to: 'apps/sim/src/zone/quest/slice.ts',
  }),
  'zone-slices-stay-in-the-zone': crossing({
    from: 'apps/sim/src/hosting/effects.ts',
    says: '../zone/combat/slice',
    to: 'apps/sim/src/zone/combat/slice.ts',
  }),
  'zone-state-knows-no-room': crossing({
    from: 'apps/sim/src/zone/state.ts',
    says: './combat/combatant',
    to: 'apps/sim/src/zone/combat/combatant.ts',
  }),

  'web-asks-through-api': crossing({
    from: 'apps/web/src/server/session.ts',
    says: '@necp/domain/session/queries',
    to: 'packages/domain/src/session/queries.ts',
  }),
  'browser-knows-api-by-type-only': {
    'apps/web/src/app/page.tsx': takes('@necp/api/root'),
    'apps/web/src/features/mail/panel.tsx': takesType('@necp/api/root'),
    'packages/api/src/root.ts': `${THING}export type Thing = number\n`,
  },
  'browser-never-reaches-server': crossing({
    from: 'apps/web/src/features/mail/panel.tsx',
    says: '../../server/session',
    to: 'apps/web/src/server/session.ts',
  }),
  'browser-knows-no-node': crossing({ from: 'apps/web/src/hud/clock.ts', says: 'node:path' }),
  'features-never-meet': crossing({
    from: 'apps/web/src/features/mail/panel.tsx',
    says: '../wallet/panel',
    to: 'apps/web/src/features/wallet/panel.tsx',
  }),
  'features-look-down': crossing({
    from: 'apps/web/src/features/mail/panel.tsx',
    says: '../../hud/layout',
    to: 'apps/web/src/hud/layout.tsx',
  }),
  'components-know-no-room': crossing({
    from: 'apps/web/src/components/window.tsx',
    says: '../features/mail/store',
    to: 'apps/web/src/features/mail/store.ts',
  }),
  'realtime-knows-no-room': crossing({
    from: 'apps/web/src/realtime/connection.ts',
    says: '../features/mail/store',
    to: 'apps/web/src/features/mail/store.ts',
  }),
  'realtime-knows-no-react': crossing({ from: 'apps/web/src/realtime/connection.ts', says: 'react' }),
  'manifests-meet-in-hud': crossing({
    from: 'apps/web/src/hud/layout.tsx',
    says: '../features/mail/room',
    to: 'apps/web/src/features/mail/room.ts',
  }),
  'game-knows-no-react': crossing({ from: 'apps/web/src/game/world.ts', says: 'react' }),
  'journeys-play-from-outside': crossing({
    from: 'e2e/walk.test.ts',
    says: '@necp/db',
    to: 'packages/db/src/client.ts',
  }),
  'journeys-read-the-screen': crossing({
    from: 'e2e/support/way.ts',
    says: '../../packages/content/src/tiled',
    to: 'packages/content/src/tiled.ts',
  }),

  'no-cycles': {
    'packages/shared/src/mail/rules.ts': "import { other } from './schema'\nexport const thing = () => other\n",
    'packages/shared/src/mail/schema.ts': "import { thing } from './rules'\nexport const other = () => thing\n",
  },
  'packages-by-their-exports': crossing({
    from: 'packages/domain/src/mail/steps.ts',
    says: '../../../shared/src/mail/rules',
    to: 'packages/shared/src/mail/rules.ts',
  }),
  'every-import-resolves': crossing({ from: 'packages/domain/src/mail/steps.ts', says: './nowhere' }),
  'no-undeclared-packages': crossing({ from: 'packages/domain/src/mail/steps.ts', says: 'undeclared' }),
  'product-needs-no-dev-packages': crossing({ from: 'packages/domain/src/mail/steps.ts', says: 'vitest' }),
  'product-knows-no-tests': crossing({
    from: 'packages/domain/src/mail/steps.ts',
    says: './steps.test',
    to: 'packages/domain/src/mail/steps.test.ts',
  }),
  'no-orphans': { 'packages/domain/src/mail/steps.ts': THING },
};
