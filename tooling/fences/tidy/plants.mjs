const file = (path, text = 'export const planted = 1\n') => ({ path, text, bytes: text.length });
const domain = (path, text) => file(`packages/domain/src/${path}`, text);

/** A tidy repository with one room, to which the planted files are added. */
export const map = {
  storeys: [['kernel'], ['wallet', 'mail']],
  tables: { kernel: ['OutboxEvent'], wallet: ['WalletAccount'] },
  entryTables: [],
  roomsWithoutMemory: {
    shared: ['protocol'],
    content: [],
    web: [],
    messages: ['ability', 'fault', 'hud', 'items', 'npc', 'stats'],
  },
};

export const orderly = [
  file('packages/db/prisma/schema/base.prisma', 'generator client {\n}\n'),
  file('packages/db/prisma/schema/kernel.prisma', 'model OutboxEvent {\n  id String @id\n  @@map("outbox")\n}\n'),
  file(
    'packages/db/prisma/schema/wallet.prisma',
    'model WalletAccount {\n  id String @id\n  @@map("wallet_account")\n}\n',
  ),
  file(
    'packages/shared/src/wallet/rules.ts',
    '/** Chits after a fee of 2 in 100. */\n' +
      'export function afterFee(chits: bigint) {\n  return chits - chits / 50n\n}\n',
  ),
  domain(
    'wallet/index.ts',
    "// The balance of a character: every chit in it can be explained.\nexport { credit } from './steps'\n",
  ),
  domain(
    'wallet/service.ts',
    '/** Pays one player. */\nexport const pay = (ctx: Ctx) => inTx(ctx, (tx) => tx.walletAccount.update({}))\n',
  ),
  file('packages/shared/src/wallet/errors.ts', "export const walletErrors = ['wallet.cap_reached'] as const\n"),
  file('apps/web/src/messages/en/wallet.json', '{ "errors": { "cap_reached": "Your wallet is full." } }'),
  file('apps/web/src/messages/ru/wallet.json', '{ "errors": { "cap_reached": "Кошелёк полон." } }'),
  domain(
    'wallet/policy.ts',
    "export const mayTake = (wallet: Wallet) => (wallet.full ? refuse('wallet.cap_reached') : allowed)\n",
  ),
  domain(
    'wallet/steps.ts',
    '/** Adds whole chits. */\nexport function credit(tx: Tx) {\n  return tx.walletAccount.update({})\n}\n',
  ),
  domain('wallet/service.test.ts', "test('money paid twice arrives once', () => {})\n"),
  file(
    'packages/api/src/routers/wallet.ts',
    "import { pay } from '@necp/domain/wallet/service'\nexport const wallet = { pay }\n",
  ),
];

const hidden = (...parts) => parts.join('');

/** Returns the list of the events that one side sends. */
const wire = (side, ...names) =>
  file(
    `packages/shared/src/protocol/${side}-events.ts`,
    `export const ${side}Events = {\n${names.map((name) => `  '${name}': z.object({}),\n`).join('')}} as const;\n`,
  );

/** Returns the message files of a room in both languages with a text under a dotted key of the code. */
function saying(key, en, ru) {
  const words = key.split('.');
  const group = words[0] === 'errors' ? words.shift() : 'texts';
  const [room, ...path] = words;
  const refusals = { en: 'Your wallet is full.', ru: 'Кошелёк полон.' };
  return Object.entries({ en, ru }).map(([language, text]) => {
    const said = path.reduceRight((inner, word) => ({ [word]: inner }), text);
    const errors = room === 'wallet' ? { errors: { cap_reached: refusals[language] } } : {};
    const messages = { ...errors, [group]: { ...errors[group], ...said } };
    return file(`apps/web/src/messages/${language}/${room}.json`, `${JSON.stringify(messages, null, 2)}\n`);
  });
}

const ELEVEN = 'one two three four five six seven eight nine ten eleven';

const districts = file(
  'packages/content/data/districts.json',
  '[{ "id": "ashford", "name": { "en": "Ashford", "ru": "Ашфорд" }, "russian": { "genitive": "Ашфорда" } }]',
);

const sheetPart = 'export const part = defineSheetPart({ select: () => sql`SELECT 1 FROM wallet_account` })\n';

/** For each tidy rule, files that violate it and no other rule; each list is tried alone in the tidy repository. */
export const plants = {
  'room-names': [
    [file('packages/shared/src/post-office/rules.ts', '')],
    [file('packages/content/data/post-office/letters.json', '{}')],
    [file('packages/api/src/routers/post-office.ts', '')],
    [file('packages/db/prisma/schema/post-office.prisma', '')],
    [file('apps/web/src/features/post-office/panel.tsx', '')],
    [
      file('apps/web/src/messages/en/post-office.json', '{ "texts": {} }'),
      file('apps/web/src/messages/ru/post-office.json', '{ "texts": {} }'),
    ],
  ],
  'room-files': [
    [domain('mail/service.ts'), domain('mail/service.test.ts', ''), file('packages/api/src/routers/mail.ts')],
    [domain('mail/index.ts', '// Letters between players.\n'), domain('mail/service.test.ts', '')],
    [
      domain('mail/index.ts', '// Letters between players.\n'),
      domain('mail/service.ts'),
      file('packages/api/src/routers/mail.ts'),
    ],
  ],
  'room-entrances': [
    [
      domain('mail/index.ts', '// Letters between players.\n'),
      domain('mail/service.ts'),
      domain('mail/service.test.ts', ''),
    ],
  ],
  'room-sentences': [
    [
      domain('mail/index.ts'),
      domain('mail/service.ts'),
      domain('mail/service.test.ts', ''),
      file('packages/api/src/routers/mail.ts'),
    ],
  ],

  'table-claims': [
    [file('packages/db/prisma/schema/mail.prisma', 'model Letter {\n  id String @id\n}\n')],
    [file('packages/db/prisma/schema/wallet.prisma', '')],
  ],
  'table-touches': [
    [file('packages/api/src/routers/mail.ts', 'export const rich = (db: ReadDb) => db.walletAccount.findMany()\n')],
    [domain('wallet/jobs.ts', 'export const forget = sql`update outbox set at = null`\n')],
    [file('apps/sim/src/main.ts', 'export const rich = sql`select * from wallet_account`\n')],
    [file('apps/sim/src/main.ts', 'export const rich = sql`update "wallet_account" set chits = 1`\n')],
  ],

  'sheet-triggers': [
    [domain('wallet/sheet-part.ts', sheetPart)],
    [
      domain('wallet/sheet-part.ts', sheetPart),
      file('packages/db/prisma/constraints/wallet.sql', 'CREATE TRIGGER "wallet_account_feed_sheets" AFTER INSERT;\n'),
    ],
  ],

  'style-length': [[file('apps/web/src/app/look.css', 'a {}\n'.repeat(401))]],
  'ticks-await-nothing': [
    [file('apps/sim/src/zone/movement/move.ts', 'export async function move() {}\n')],
    [
      file(
        'apps/sim/src/zone/chat/say.ts',
        'export const say = (answer: unknown) => { for await (const part of answer) part() }\nawait say(1)\n',
      ),
    ],
  ],
  'routers-decide-nothing': [
    [file('packages/api/src/routers/mail.ts', 'export function open(input: Input) {\n  if (input.id) return 1\n}\n')],
  ],
  'inner-files-open-nothing': [
    [domain('wallet/queries.ts', 'export const rich = (ctx: Ctx) => inTx(ctx, (tx) => tx)\n')],
    [domain('wallet/queries.ts', 'export const rich = (db: ReadDb) => db.walletAccount.deleteMany({})\n')],
  ],
  'journeys-open-no-world-data': [
    [file('e2e/support/places.ts', "export const places = read('packages/content/data/world-state/places.json')\n")],
    [file('e2e/support/talk.ts', 'export const talk = (id: string) => read(`../../packages/content/${id}.json`)\n')],
  ],
  'names-and-folders': [
    [file('apps/sim/src/utils/grid.ts')],
    [file('apps/sim/src/gateway/socket-manager.ts')],
    [file('apps/sim/src/gateway/socketLimits.ts')],
  ],
  'nothing-unfinished': [
    [file('docs/mail.md', hidden('Letters with parcels: com', 'ing soon.\n'))],
    [file('apps/sim/src/main.ts', hidden('// TO', 'DO: read the port\n'))],
    [file('docs/почта.md', hidden('Посылки: Скоро ', 'появится.\n'))],
  ],
  'no-machine-paths': [
    [file('docs/mail.md', hidden('See /ho', 'me/v/mail.\n'))],
    [file('deploy/compose.yaml', hidden('build: /wo', 'rk/main\n'))],
  ],
  'titles-are-sentences': [[domain('wallet/race.test.ts', "test('pays', () => {})\n")]],
  'file-sizes': [[{ path: 'docs/street.png', text: '', bytes: 1_000_000 }]],
  'nothing-generated': [
    [file('packages/db/generated/client.ts')],
    [file('apps/web/next-env.d.ts', '')],
    [file('packages/shared/src/wallet/events.ts', '/* Auto-generated by a command. */\n')],
  ],
  'refusals-have-words': [
    [
      file('apps/web/src/messages/en/wallet.json', '{ "errors": {} }'),
      file('apps/web/src/messages/ru/wallet.json', '{ "errors": {} }'),
    ],
    [
      file('apps/web/src/messages/en/wallet.json', '{ "texts": { "cap_reached": "Full" } }'),
      file('apps/web/src/messages/ru/wallet.json', '{ "texts": { "cap_reached": "Полон" } }'),
    ],
    [
      file(
        'packages/shared/src/wallet/errors.ts',
        "export const walletErrors = ['wallet.cap_reached', 'wallet.too_poor'] as const\n",
      ),
      domain(
        'wallet/locks.ts',
        "/** Locks. */\nexport const lock = () => refuse('wallet.too_poor', 'wallet.cap_reached')\n",
      ),
    ],
    [file('packages/api/src/procedures.ts', "throw new GameError('forbidden', 'kernel.foreign_origin')\n")],
  ],
  'refusals-are-given': [
    [domain('wallet/policy.ts', "// Once refused with 'wallet.cap_reached'.\nexport const mayTake = () => allowed\n")],
  ],
  'events-have-two-ends': [
    [wire('server', 'mail.read', 'gains'), file('apps/sim/src/zone/mail.ts', "send('gains'); send('mail.read')\n")],
    [wire('server', 'gains'), file('apps/web/src/hud/listen.ts', "connection.on('gains', show)\n")],
    [wire('client', 'mail.send'), file('apps/sim/src/zone/mail.ts', "export const mail = { 'mail.send': take }\n")],
    [wire('client', 'mail.send'), file('apps/web/src/hud/mail.ts', "playerActions.send('mail.send', {})\n")],
  ],
  'refusals-are-listed': [[file('packages/shared/src/wallet/errors.ts', 'export const walletErrors = [] as const\n')]],
  'interface-speaks-the-glossary': [
    ...[
      'Whoever is ready first leads',
      'Players whom you know',
      'The slot where it shall go',
      'Cyberware one bears',
      '{count, plural, one {# thing} other {# things}}',
      'Mend the weapon',
      'Foes of a level',
      'Changes no figure',
      'Your deeds',
      'A calling for you',
      'Your standing here',
      'A story',
      'Much dearer',
      'Your email',
      'Too much at once',
      'The pace of late',
      'Press the button',
      'You cannot do this',
      'You do not know this',
      "You don't know this",
    ].map((text) => saying('hud.said', text, text.includes('{count') ? '{count}' : 'Слова')),
    ...[
      'Выбранная вещь',
      'Отношения',
      'Качества',
      'Умений нет',
      'Ваше призвание',
      'Звание',
      'Отдых {seconds} с',
      'Снимает вред',
      'Заслон',
      'Мимо!',
      'Сорвано',
      'Готов: {target}',
      'Память',
    ].map((text) => saying('hud.said', text.includes('{') ? `Words {${/{(\w+)/.exec(text)[1]}}` : 'Words', text)),
    [
      file('apps/web/src/messages/en/mail.json', '{ "windows": { "mail": "Your emails" } }'),
      file('apps/web/src/messages/ru/mail.json', '{ "windows": { "mail": "Почта" } }'),
    ],
    saying('ability.type.thermal', 'thermal', 'жар'),
    saying('items.damage.shock', 'shock', 'ток'),
    saying('stats.name.cyberResist', 'Cyber resistance', 'Защита от взлома'),
  ],
  'message-files': [
    [file('apps/web/src/messages/en.json', '{ "texts": {} }')],
    [
      file('apps/web/src/messages/en/hud.json', '{ "title": "Game" }'),
      file('apps/web/src/messages/ru/hud.json', '{ "title": "Игра" }'),
    ],
  ],
  'errors-are-short': [
    saying('errors.wallet.too_poor', `${ELEVEN} twelve thirteen`, 'Мало'),
    saying('errors.wallet.too_poor', `{left, plural, one {Few} other {{left} is few, ${ELEVEN}}}`, '{left}'),
    saying('errors.wallet.too_poor', 'Few', 'раз два три четыре пять шесть семь восемь девять десять и два, и три'),
  ],
  'languages-agree': [
    [file('apps/web/src/messages/en/hud.json', '{ "texts": { "a": "A" } }')],
    [file('apps/web/src/messages/ru/wallet.json', '{ "texts": { "a": "А" }, "errors": { "cap_reached": "Полон." } }')],
    saying('hud.said', 'For {name}', 'Для {names}'),
    saying('hud.said', 'For <n>{count}</n>', 'Для {count}'),
    saying('hud.said', '{count, plural, one {One} other {{all}}}', '{count, plural, one {# раз} other {# раза}}'),
  ],
  'names-of-the-field': [
    'const foe = 1',
    'function tellAll() {}',
    'type StartWish = string',
    'let nearestFoes = 2',
    'const heldThing = null',
    'interface Standing {}',
    'type WalletLine = string',
  ].map((code) => [file('apps/sim/src/gateway/limits.ts', `${code}\n`)]),
  'files-of-the-field': [[file('apps/sim/src/zone/affairs/drops.ts')], [file('apps/web/src/game/motes.ts')]],
  'tables-of-the-field': [
    [
      file(
        'packages/db/prisma/schema/wallet.prisma',
        'model WalletAccount {\n  id String @id\n  purse BigInt\n  @@map("wallet_account")\n}\n',
      ),
    ],
  ],
  'plain-prose': [
    [file('apps/sim/src/gateway/limits.ts', '// Whoever asks too often is refused.\n')],
    [file('apps/sim/src/gateway/limits.ts', '/** Sends what somebody asked for. */\nexport const one = 1\n')],
    [domain('wallet/race.test.ts', "test('nobody pays twice', () => {})\n")],
  ],
  'districts-are-named-once': [
    [districts, file('packages/content/data/mail/toll.json', '[{ "en": "Back to Ashford.", "ru": "Назад." }]')],
    [districts, file('packages/content/data/mail/ashford.tmj', '{ "name": "SKYLIFT TO ASHFORD" }')],
    [districts, ...saying('wallet.said', 'A bank', 'Банк Ашфорда')],
  ],
  'names-are-our-own': [
    [file('packages/content/data/mail/classes.json', '[{ "en": "Netrunner", "ru": "Взломщик" }]')],
    [file('packages/content/data/mail/ashford.tmj', '{ "name": "RIPPERDOC" }')],
    saying('wallet.said', 'For {price} €$', 'За {price}'),
  ],
  'silence-has-a-reason': [[file('apps/sim/src/main.ts', '// eslint-disable-next-line no-console\nconsole.log(1)\n')]],
};

/** Files that look like a violation and are none. */
export const allowed = [
  districts,
  file(
    'packages/content/data/mail/toll.json',
    '[{ "zone": "ashford", "en": "{ashford}", "ru": "до {ashford_genitive}" }]',
  ),
  ...saying('mail.said', 'The gates of {ashford}', 'Ворота {ashford_genitive}'),
  file('apps/sim/src/gateway/raw-socket.ts', "export const name = handle.constructor.name + 'told'\n"),
  file('apps/web/src/app/dev/growth/answers.ts', 'export const nodes = { line_curtain: 1 }\n'),
  ...saying('npc.memory.bees', 'The bees are mending the hedge, press {key} or press a key', 'Вещь для {key}'),
  ...saying(
    'fault.title',
    'The first one is gone for <b>one of {n, number}</b>',
    'Готов. Без отдыха, у треска тока: <b>{n}</b>',
  ),
  file('apps/web/src/features/wallet/balance.tsx', 'export const pay = api.walletAccount.create.mutationOptions()\n'),
  file('packages/api/src/routers/mail.ts', "export const say = 'update the walletAccount from here'\n"),
  file(
    'apps/sim/src/worker/relay.ts',
    '// eslint-disable-next-line no-console -- the log is not open yet\nconsole.log(1)\nsetTimeout(() => {}, 5)\n',
  ),
  domain(
    'wallet/queries.ts',
    'export const lines = (ctx: Ctx) => readRaw(ctx, sql`select 1 from outbox join wallet_account on true`)\n',
  ),
  domain('kernel/index.ts', "// new GameError('conflict', 'cat.taken') is an example.\n"),
  domain('kernel/kernel.test.ts', ''),
  domain(
    'wallet/audit.test.ts',
    "test('every wallet adds up', async ({ db }) => { await db.walletAccount.findMany() })\n",
  ),
];
