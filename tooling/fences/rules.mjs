import { storeys } from '../../packages/domain/rooms.mjs';
import { readZoneRooms } from './zone-rooms.mjs';

/** Files that may import more than the product does: tests, their helpers, and tool configuration. */
const TESTING = '(\\.test\\.tsx?$|/testing(/|\\.ts$)|\\.config\\.(ts|mjs|js)$|/vitest\\.)';
const NODE_CORE =
  '^(node:)?(assert|async_hooks|buffer|child_process|cluster|crypto|dgram|dns|events|fs|http|http2|https|module|net|' +
  'os|path|perf_hooks|process|stream|timers|tls|tty|url|util|v8|vm|worker_threads|zlib)(/|$)';
const npm = (...names) => `node_modules/(${names.join('|')})/`;
const anyOf = (rooms) => `(${rooms.join('|')})`;

const SHARED = '^packages/shared/src/';
const CONTENT_CLIENT = '^packages/content/src/client\\.ts$';
const CONTENT_SERVER = '^packages/content/src/server\\.ts$';
const ANY_APP = '^(apps|e2e|bench)/';

const lowerFloors = [
  {
    name: 'shared-stands-alone',
    comment:
      'shared is safe everywhere: it needs zod, pure-rand and itself; the estimate of passwords needs word lists.',
    from: { path: SHARED, pathNot: TESTING },
    to: { pathNot: [SHARED, npm('zod', 'pure-rand', '@zxcvbn-ts')] },
  },
  {
    name: 'word-lists-load-when-needed',
    comment: 'The word lists are large: only the estimate of passwords names them, and browsers load it when needed.',
    from: { path: SHARED, pathNot: '^packages/shared/src/account/strength\\.ts$' },
    to: { path: npm('@zxcvbn-ts') },
  },
  {
    name: 'shared-kernel-knows-no-room',
    comment: 'The kernel is the alphabet every room writes in, so it can name none of them.',
    from: { path: '^packages/shared/src/kernel/', pathNot: TESTING },
    to: { path: SHARED, pathNot: '^packages/shared/src/kernel/' },
  },
  {
    name: 'schema-knows-no-foreign-rules',
    comment: "A room's shapes stay readable alone: they never pull in another room's rules.",
    from: { path: '^packages/shared/src/([^/]+)/schema\\.ts$' },
    to: { path: '^packages/shared/src/[^/]+/rules', pathNot: '^packages/shared/src/(kernel|$1)/' },
  },
  {
    name: 'content-stands-on-shared',
    comment: 'content is the world as checked data; it knows the words of shared and no table, room or entry point.',
    from: { path: '^packages/content/' },
    to: { path: ['^packages/(db|domain|api)/', ANY_APP] },
  },
  {
    name: 'content-client-is-browser-safe',
    comment: 'Whatever content/client reaches ends up in the browser: no Node module and no server-only content.',
    from: { path: CONTENT_CLIENT },
    to: { path: [CONTENT_SERVER, NODE_CORE], reachable: true },
  },
  {
    name: 'db-stands-on-shared',
    comment: 'The tables know the words they store and nothing of who uses them.',
    from: { path: '^packages/db/', pathNot: TESTING },
    to: { path: ['^packages/(content|domain|api)/', ANY_APP] },
  },
  {
    name: 'only-domain-knows-tables',
    comment: 'Everything durable goes through a room, so only domain may import the database.',
    from: { path: '^(packages|apps|bench)/', pathNot: ['^packages/(db|domain)/', TESTING] },
    to: { path: '^packages/db/' },
  },
  {
    name: 'prisma-stays-in-db',
    comment: 'One package knows the mapper and its adapter, so that either can be replaced in one place.',
    from: { path: '^(packages|apps|e2e|bench)/', pathNot: '^packages/db/' },
    to: { path: npm('@prisma', 'prisma', '\\.prisma') },
  },
  {
    name: 'postgres-stays-below-entry-points',
    comment: 'An entry point that opens its own connection escapes the transaction rules of domain.',
    from: { path: '^(packages/(shared|content|api)|apps|e2e)/', pathNot: TESTING },
    to: { path: npm('pg', 'pg-pool', 'postgres', 'graphile-worker') },
  },
];

const domain = [
  {
    name: 'domain-knows-no-entry-point',
    comment: 'What durably happens does not depend on who asked: domain imports neither api nor an app.',
    from: { path: '^packages/domain/' },
    to: { path: ['^packages/api/', ANY_APP] },
  },
  {
    name: 'kernel-is-guarded',
    comment: 'What every room stands on may lean on no room.',
    from: { path: '^packages/domain/src/kernel/', pathNot: TESTING },
    to: { path: '^packages/domain/src/', pathNot: '^packages/domain/src/(kernel|testing)/' },
  },
  {
    name: 'rooms-import-each-other-by-index',
    comment:
      'A room enters another by its index.ts only: service verbs open transactions and belong to the entry points.',
    from: { path: '^packages/domain/src/([^/]+)/', pathNot: TESTING },
    to: {
      path: '^packages/domain/src/[^/]+/',
      pathNot: ['^packages/domain/src/$1/', '^packages/domain/src/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'index-exports-no-service',
    comment:
      'index, steps, queries and policy run inside a transaction that their caller opened; ' +
      'a service verb would open a second one.',
    from: { path: '^packages/domain/src/([^/]+)/(index|steps|queries|policy)\\.ts$' },
    to: { path: '^packages/domain/src/[^/]+/service\\.ts$' },
  },
  {
    name: 'policy-only-judges',
    comment: 'Who may is decided over rows already loaded: policy.ts neither reads nor writes.',
    from: { path: '^packages/domain/src/[^/]+/policy\\.ts$' },
    to: {
      path: ['^packages/domain/src/[^/]+/(service|steps|queries|jobs|listeners)\\.ts$', '^packages/db/'],
      dependencyTypesNot: ['type-only'],
    },
  },
  ...storeys.slice(1).map((rooms, index) => ({
    name: `storey-${index + 1}-looks-down`,
    comment:
      `Rooms of storey ${index + 1} use rooms of earlier storeys ` +
      'and speak to their own and higher ones by events.',
    from: { path: `^packages/domain/src/${anyOf(rooms)}/`, pathNot: TESTING },
    to: {
      path: `^packages/domain/src/${anyOf(storeys.slice(index + 1).flat())}/`,
      pathNot: '^packages/domain/src/$1/',
    },
  })),
];

const entryPoints = [
  {
    name: 'api-knows-its-floor',
    comment: 'Procedures are thin: shared words, client content, one call into domain, and no app.',
    from: { path: '^packages/api/', pathNot: TESTING },
    to: { path: [CONTENT_SERVER, ANY_APP] },
  },
  {
    name: 'entry-points-call-service-or-queries',
    comment:
      'api and sim ask domain through service verbs, queries and the kernel; the worker runs jobs, listeners, purges.',
    from: { path: '^(packages/api|apps/sim)/', pathNot: TESTING },
    to: {
      path: '^packages/domain/src/',
      pathNot: [
        '^packages/domain/src/kernel/',
        '^packages/domain/src/[^/]+/(service|queries|jobs|listeners|retention)\\.ts$',
      ],
    },
  },
  {
    name: 'only-the-worker-runs-jobs',
    comment:
      'Jobs and listeners run in bounded batches under the worker; a request or a tick that ran them would block.',
    from: {
      path: '^(packages/api|apps/sim/src/(zone|gateway|directory|matchmaking|intents|effects))/',
      pathNot: TESTING,
    },
    to: {
      path: ['^packages/domain/src/[^/]+/(jobs|listeners|retention)\\.ts$', '^packages/domain/src/kernel/worker\\.ts$'],
    },
  },
  {
    name: 'routers-meet-in-root',
    comment: 'A router belongs to one room; what two need lives in domain, and root.ts lists them all.',
    from: { path: '^packages/api/src/routers/([^/.]+)', pathNot: TESTING },
    to: { path: '^packages/api/src/routers/', pathNot: '^packages/api/src/routers/$1[/.]' },
  },
  {
    name: 'apps-never-import-apps',
    comment: 'Processes talk over the wire, never by import.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'sim-knows-no-api',
    comment: 'The simulation is an entry point beside api, not behind it.',
    from: { path: '^apps/sim/' },
    to: { path: '^packages/api/' },
  },
];

const voice = [
  {
    name: 'audio-stays-in-the-voice-process',
    comment: 'The library for audio opens ports and runs timers of its own: only the process that needs it loads it.',
    from: { path: '^(packages|apps|bench)/', pathNot: ['^apps/sim/src/voice/', TESTING] },
    to: { path: npm('werift') },
  },
  {
    name: 'voice-knows-no-zone',
    comment: 'The voice process plays no zone, so that its end ends no game, and the end of a zone no call.',
    from: { path: '^apps/sim/src/voice/', pathNot: TESTING },
    to: { path: '^apps/sim/src/(zone|hosting|directory|gateway|cluster)/' },
  },
];

const zoneRooms = readZoneRooms();

const simulation = [
  {
    name: 'zone-knows-only-itself',
    comment:
      'A tick changes plain state from its arguments: ' +
      'no domain, socket, clock, library or Node module, so a run replays.',
    from: { path: '^apps/sim/src/zone/', pathNot: TESTING },
    to: { pathNot: ['^apps/sim/src/zone/', SHARED, CONTENT_CLIENT, CONTENT_SERVER, npm('zod')] },
  },
  {
    name: 'zone-slices-stay-in-their-room',
    comment: 'The slice of a room is changed by its own files only; other rooms ask its functions.',
    from: { path: '^apps/sim/src/zone/([^/]+)/', pathNot: TESTING },
    to: {
      path: '^apps/sim/src/zone/[^/]+/slice\\.ts$',
      pathNot: ['^apps/sim/src/zone/$1/', '^apps/sim/src/zone/core/'],
    },
  },
  {
    name: 'zone-slices-stay-in-the-zone',
    comment: 'Whoever hosts a zone asks the functions of its rooms and sends inputs.',
    from: { path: '^apps/sim/src/((?!zone/)|zone/[^/]+\\.ts$)', pathNot: TESTING },
    to: { path: '^apps/sim/src/zone/[^/]+/slice\\.ts$' },
  },
  {
    name: 'zone-state-knows-no-room',
    comment: 'What all rooms share stands below them; a room adds its own by declaration merging and its slice.',
    from: { path: '^apps/sim/src/zone/(state|inputs|outputs|places|game-data)\\.ts$' },
    to: { path: '^apps/sim/src/zone/[^/]+/' },
  },
  ...zoneRooms.slice(0, -1).map((room, index) => ({
    name: `zone-room-${room}-looks-down`,
    comment: 'A room of the zone uses rooms of earlier lines of rooms.ts only; they call it by its declared parts.',
    from: { path: `^apps/sim/src/zone/${room}/`, pathNot: TESTING },
    to: { path: `^apps/sim/src/zone/${anyOf(zoneRooms.slice(index + 1))}/` },
  })),
];

const web = [
  {
    name: 'web-asks-through-api',
    comment:
      'web shows and never decides: it knows shared words, client content and the api, no room and no server content.',
    from: { path: '^apps/web/', pathNot: TESTING },
    to: { path: ['^packages/domain/', CONTENT_SERVER] },
  },
  {
    name: 'browser-knows-api-by-type-only',
    comment: 'Only web/src/server runs procedures; everything else in web may import their types and nothing more.',
    from: { path: '^apps/web/src/', pathNot: ['^apps/web/src/server/', TESTING] },
    to: { path: '^packages/api/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'browser-never-reaches-server',
    comment:
      'Secrets and sessions live in web/src/server; code that is shipped to players must not be able to name it.',
    from: { path: '^apps/web/src/(features|hud|game|realtime|components)/', pathNot: TESTING },
    to: { path: '^apps/web/src/(server/|env\\.ts$)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'browser-knows-no-node',
    comment: 'What is drawn in a browser cannot lean on modules that exist only in Node.',
    from: { path: '^apps/web/src/(features|hud|game|realtime|components)/', pathNot: TESTING },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'features-never-meet',
    comment: 'A panel that imports another cannot be removed alone; panels meet in hud/, base/ is the form they share.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/($1|base)/' },
  },
  {
    name: 'features-look-down',
    comment: 'hud/ and app/ compose features, so features cannot know them.',
    from: { path: '^apps/web/src/features/', pathNot: TESTING },
    to: { path: '^apps/web/src/(hud|app)/' },
  },
  {
    name: 'components-know-no-room',
    comment: 'The design system is drawn from its props and serves every room alike.',
    from: { path: '^apps/web/src/components/', pathNot: TESTING },
    to: { path: '^apps/web/src/(features|hud|game|realtime|app)/' },
  },
  {
    name: 'manifests-meet-in-hud',
    comment:
      'What a feature adds to the game screen is read in one place, hud/features.ts, so nothing else depends on it.',
    from: { path: '^apps/web/src/', pathNot: ['^apps/web/src/hud/features\\.ts$', TESTING] },
    to: { path: '^apps/web/src/features/[^/]+/room\\.ts$' },
  },
  {
    name: 'realtime-knows-no-room',
    comment: 'The connection serves the engine and every feature alike: it knows the protocol and none of them.',
    from: { path: '^apps/web/src/realtime/', pathNot: TESTING },
    to: { path: '^apps/web/src/(features|hud|game|components|app)/' },
  },
  {
    name: 'realtime-knows-no-react',
    comment: 'The connection works without a screen: what arrives over it is kept in the stores of the features.',
    from: { path: '^apps/web/src/realtime/', pathNot: TESTING },
    to: { path: npm('react', 'react-dom', 'next', 'next-intl', 'zustand', '@tanstack', '@trpc') },
  },
  {
    name: 'game-knows-no-react',
    comment: 'The game client is an engine with its own clock; React and the screens around it stay outside.',
    from: { path: '^apps/web/src/game/', pathNot: TESTING },
    to: {
      path: [
        npm('react', 'react-dom', 'next', 'next-intl', 'motion', 'radix-ui'),
        '^apps/web/src/(features|hud|components|app)/',
      ],
    },
  },
  {
    name: 'journeys-play-from-outside',
    comment:
      'Journeys see what a player sees: the pages, their words, the accounts that npm start prints; ' +
      'never the code behind.',
    from: { path: '^e2e/' },
    to: {
      path: ['^packages/(db|domain|api)/', '^apps/'],
      pathNot: ['^packages/db/src/seed/accounts\\.ts$', '^apps/web/src/messages/'],
    },
  },
  {
    name: 'journeys-read-the-screen',
    comment:
      'A player has no map file and no script of a talk: what a journey cannot find on the screen, no player can find.',
    from: { path: '^e2e/' },
    to: { path: '^packages/content/' },
  },
];

const everywhere = [
  {
    name: 'no-cycles',
    comment:
      'Two files that need one another at run time are one file or lack a third; ' +
      'types may know one another, as a state and its parts do.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'packages-by-their-exports',
    comment: 'Across packages the exports map lists what may be imported; a relative path bypasses it.',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: {
      path: '^(packages|apps)/[^/]+/',
      pathNot: ['^$1/$2/', '^packages/domain/rooms\\.mjs$'],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'every-import-resolves',
    comment: 'An import nobody can follow is a fence nobody can check.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'The flat node_modules shows every package to everybody; only the declared ones survive in a container.',
    from: { path: '^(packages|apps|e2e|bench|tooling)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'product-needs-no-dev-packages',
    comment: 'A production install leaves development packages out.',
    from: { path: '^(packages|apps)/[^/]+/src/', pathNot: TESTING },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'product-knows-no-tests',
    comment: 'Scenery built for tests has shortcuts a player must never reach.',
    from: { path: '^(packages|apps)/', pathNot: TESTING },
    to: { path: '(\\.test\\.tsx?$|/testing(/|\\.ts$))' },
  },
  {
    name: 'no-orphans',
    comment: 'A file that imports nothing and is imported by nobody does nothing.',
    from: {
      orphan: true,
      path: '^(packages|apps)/[^/]+/src/',
      pathNot: [
        '\\.d\\.ts$',
        '/main\\.ts$',
        TESTING,
        '^packages/shared/src/[^/]+/errors\\.ts$',
        '^apps/web/src/app/',
        '^apps/web/src/(middleware|instrumentation)\\.ts$',
      ],
    },
    to: {},
  },
];

const fences = [lowerFloors, domain, entryPoints, voice, simulation, web, everywhere].flat();
/** Every fence of the repository, in the format of dependency-cruiser. */
export const rules = fences.map((rule) => ({ severity: 'error', ...rule }));
