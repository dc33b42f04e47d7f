import { lookChoices, lookFields } from '@necp/shared/character/look';
import { damageTypes } from '@necp/shared/inventory/content';
import * as protocol from '@necp/shared/protocol';
import { combatEventLayouts } from '@necp/shared/protocol/codec/combat-events';
import { extra, part } from '@necp/shared/protocol/codec/frame';
import type * as z from 'zod';
import { clientEventLines } from './client-events';
import { closeReasonLines } from './close-reasons';
import { codesOfSocket } from './codes';
import { constants } from './constants';
import { examples } from './examples';
import { serverEventLines } from './server-events';
import { shapeOf } from './shapes';

const code = (text: string): string => `\`${text}\``;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

function messages(
  schemas: Readonly<Record<string, z.ZodType>>,
  lines: Readonly<Record<string, string>>,
  io: 'input' | 'output',
): string[] {
  return Object.entries(schemas).flatMap(([name, schema], index) => [
    ...(index === 0 ? [] : ['']),
    `**${code(name)}** — ${lines[name] ?? ''}`,
    '',
    `    ${shapeOf(schema, io)}`,
  ]);
}

function bits(name: string, flags: Readonly<Record<string, number>>): string[] {
  return table(
    [name, 'value'],
    Object.entries(flags).map(([flag, value]) => [code(flag), value]),
  );
}

const enumerations: Readonly<Record<string, readonly string[]>> = {
  'kinds of entities': protocol.entityKinds,
  weapon: protocol.weaponFamilies,
  end: protocol.shotEnds,
  damage: protocol.damageKinds,
  castEnd: protocol.castEnds,
  shape: protocol.telegraphShapes,
  type: damageTypes,
};

const numbered = (words: readonly string[]): string => words.map((word, index) => `${index} ${code(word)}`).join(', ');

/** The parts of the document that are made from the code, by the name of their marks. */
const blocks: Readonly<Record<string, () => string[]>> = {
  constants: () =>
    table(
      ['name', 'value', 'meaning'],
      constants.map(([name, value, meaning]) => [name, value, meaning]),
    ),
  'client events': () => messages(protocol.clientEvents, clientEventLines, 'input'),
  'server events': () => messages(protocol.serverEvents, serverEventLines, 'output'),
  'close reasons': () =>
    table(
      ['reason', 'meaning', 'come back by itself'],
      protocol.closeReasons.map((reason) => [
        code(reason),
        closeReasonLines[reason],
        protocol.isFinal(reason) ? 'no' : 'yes',
      ]),
    ),
  codes: codesOfSocket,
  examples,
  buttons: () => bits('button', protocol.intentButtons),
  parts: () => bits('part', part),
  extras: () => bits('field', extra),
  flags: () => bits('flag', protocol.entityFlags),
  vitals: () => [`In this order: ${protocol.vitalFields.map(code).join(', ')}.`],
  looks: () =>
    table(
      ['field', 'choices'],
      lookFields.map((field) => [code(field), lookChoices[field]]),
    ),
  enumerations: () =>
    table(
      ['list', 'numbers'],
      Object.entries(enumerations).map(([name, words]) => [name, numbered(words)]),
    ),
  'combat events': () =>
    table(
      ['number', 'event', 'fields'],
      Object.entries(combatEventLayouts).map(([kind, fields], index) => [
        index,
        code(kind),
        Object.entries(fields)
          .map(([field, wire]) => `${code(field)} ${wire}`)
          .join(', '),
      ]),
    ),
};

const marked = /(<!-- from the code: ([a-z ]+) -->)\n[\s\S]*?<!-- end -->/g;

/**
 * Returns the document with every part that the code decides written anew between its marks.
 * @throws RangeError when the document has a mark without a part, or lacks one
 */
export function protocolPage(before: string): string {
  const missing = new Set(Object.keys(blocks));
  const page = before.replace(marked, (_all, open: string, name: string) => {
    const block = blocks[name];
    if (block === undefined) throw new RangeError(`the document marks “${name}”, which the code does not write`);
    missing.delete(name);
    return `${open}\n\n${block().join('\n')}\n\n<!-- end -->`;
  });
  if (missing.size > 0) throw new RangeError(`the document has no mark for ${[...missing].join(', ')}`);
  return page;
}
