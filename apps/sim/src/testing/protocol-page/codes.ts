import { readFileSync } from 'node:fs';
import { chatErrors } from '@necp/shared/chat/errors';
import { actionErrors } from '@necp/shared/combat/action-errors';
import { instanceErrors } from '@necp/shared/instance/errors';
import { lootErrors } from '@necp/shared/loot/errors';
import { realmErrors } from '@necp/shared/realm/errors';
import { sessionErrors } from '@necp/shared/session/errors';
import { zoneErrors } from '@necp/shared/zone/errors';

const texts = new URL('../../../../web/src/messages/en/', import.meta.url);

/** Returns the refusals that a client of the socket meets, with the sentences that the game shows for them. */
export function codesOfSocket(): string[] {
  const codes = [
    ...sessionErrors,
    ...realmErrors,
    ...zoneErrors,
    ...actionErrors,
    ...lootErrors,
    ...chatErrors,
    ...instanceErrors,
  ];
  return [
    '| code | what the game says |',
    '|---|---|',
    ...codes.map((code) => `| \`${code}\` | ${sentenceOf(code)} |`),
  ];
}

function sentenceOf(code: string): string {
  const [room = '', name = ''] = code.split('.');
  const { errors } = JSON.parse(readFileSync(new URL(`${room}.json`, texts), 'utf8')) as {
    readonly errors: Readonly<Record<string, string>>;
  };
  const sentence = errors[name];
  if (sentence === undefined) throw new RangeError(`${code} has no text`);
  return sentence.replace(/\{(\w+), plural,.*?other \{#([^}]*)\}\}/g, '{$1}$2');
}
