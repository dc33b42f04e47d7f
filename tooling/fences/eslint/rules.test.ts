import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, describe, it } from 'vitest';
import { noBannedNames } from './no-banned-names.mjs';
import { noBooleanParameters } from './no-boolean-parameters.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
Object.assign(RuleTester, { afterAll });

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

tester.run('no-boolean-parameters', noBooleanParameters, {
  valid: [
    'export function open(door: Door, how: "quiet" | "loud") {}',
    'export function open({ quiet }: { quiet: boolean }) {}',
    'const setMuted = (muted: boolean) => muted',
    'const store = { onOpenChange(open: boolean) { return open } }',
    'doors.filter((open: boolean) => open)',
    'const property = (name: string, value: string | number | boolean) => [name, value]',
    'type Listener = (open: boolean) => void',
  ],
  invalid: [
    { code: 'export function open(door: Door, quiet: boolean) {}', errors: [{ messageId: 'boolean' }] },
    { code: 'export function open(door: Door, quiet?: boolean) {}', errors: [{ messageId: 'boolean' }] },
    { code: 'const open = (quiet = false) => quiet', errors: [{ messageId: 'boolean' }] },
    { code: 'const open = (quiet: boolean | undefined) => quiet', errors: [{ messageId: 'boolean' }] },
    { code: 'class Door { open(quiet: true) {} }', errors: [{ messageId: 'boolean' }] },
    { code: 'class Door { constructor(private open: boolean) {} }', errors: [{ messageId: 'boolean' }] },
    { code: 'const setDoor = (door: Door, open: boolean) => open', errors: [{ messageId: 'boolean' }] },
  ],
});

tester.run('no-banned-names', noBannedNames, {
  valid: [
    'const { data } = useQuery()',
    'export const metadata = { title: "NECP" }',
    'socket.data.userId = process.env.USER',
    'const information = 1',
    'const oncePerProcess = 1',
    'const gameData = 1',
    { code: 'const handleClick = () => {}', filename: 'panel.tsx' },
  ],
  invalid: [
    { code: 'class SessionManager {}', errors: [{ messageId: 'banned' }] },
    { code: 'const dataOfGame = load()', errors: [{ messageId: 'banned' }] },
    { code: 'const userData = load()', errors: [{ messageId: 'banned' }] },
    { code: 'function processOrder() {}', errors: [{ messageId: 'banned' }] },
    { code: 'const read = (info: Info) => info', errors: [{ messageId: 'banned' }] },
    { code: 'interface PlayerInfo { id: string }', errors: [{ messageId: 'banned' }] },
    { code: 'type StringUtils = { id: string }', errors: [{ messageId: 'banned' }] },
    { code: 'class Door { openHelper() {} }', errors: [{ messageId: 'banned' }] },
    { code: 'const MAX_DATA_BYTES = 3', errors: [{ messageId: 'banned' }] },
    { code: 'function handleMessage() {}', filename: 'gateway.ts', errors: [{ messageId: 'handle' }] },
  ],
});
