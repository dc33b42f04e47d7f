import { lineAt } from './source.mjs';

const MESSAGES = /^apps\/web\/src\/messages\/(en|ru)\/([\w-]+)\.json$/;
const FOLDER = /^apps\/web\/src\/messages\/.*\.json$/;
const GROUPS = ['windows', 'texts', 'errors'];

/**
 * @typedef {object} Message
 * @property {string} key how the code finds the text: `<room>.<key>`, `hud.window.<name>` or `errors.<room>.<key>`
 * @property {string} text
 * @property {number} line from 1
 *
 * @typedef {object} MessageFile
 * @property {import('./source.mjs').TreeFile} file
 * @property {'en' | 'ru'} language
 * @property {string} room the name of the file, the same in both languages
 * @property {Message[]} messages
 */

const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g;

/** Returns how the code finds a text of a room's file. */
function keyIn(room, [group, ...path]) {
  if (group === 'windows') return ['hud.window', ...path].join('.');
  return [...(group === 'errors' ? ['errors'] : []), room, ...path].join('.');
}

/** Reads every text of a message file with its key and its line. */
function messagesIn(file, room) {
  const groups = [];
  let key = '';
  const found = [];
  for (const match of file.text.matchAll(TOKEN)) {
    if (match[0] === '{') groups.push(key);
    else if (match[0] === '}') groups.pop();
    else if (match[2]) key = JSON.parse(`"${match[1]}"`);
    else {
      const path = [...groups.slice(1), key];
      found.push({ key: keyIn(room, path), text: JSON.parse(`"${match[1]}"`), line: lineAt(file, match.index) });
    }
  }
  return found;
}

/**
 * Returns the message files of the tree.
 * @param {import('./source.mjs').TreeFile[]} files
 * @returns {MessageFile[]}
 */
export function messageFiles(files) {
  return files.flatMap((file) => {
    const match = MESSAGES.exec(file.path);
    if (!match) return [];
    const [, language, room] = match;
    return [{ file, language, room, messages: messagesIn(file, room) }];
  });
}

function checkMessageFiles(files) {
  return files
    .filter((file) => FOLDER.test(file.path))
    .flatMap((file) => {
      const room = MESSAGES.exec(file.path)?.[2];
      if (!room) return [{ path: file.path, says: 'messages stand in messages/<en or ru>/<room>.json' }];
      return Object.keys(JSON.parse(file.text))
        .filter((group) => !GROUPS.includes(group))
        .map((group) => ({ path: file.path, says: `"${group}" is not read: ${GROUPS.join(', ')} are` }));
    });
}

export const messageRules = [
  {
    name: 'message-files',
    comment: "A room's messages stand in one file for each language, which is loaded with what shows them.",
    check: checkMessageFiles,
  },
];

/** Reads one ICU argument from its opening brace; returns the node and the offset after its closing brace. */
function readArgument(text, start) {
  const head = /^\{\s*(\w+)\s*/.exec(text.slice(start));
  let at = start + (head?.[0].length ?? 1);
  const node = { name: head?.[1] ?? '', branches: [] };
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') {
      const [nodes, end] = readNodes(text, at + 1);
      node.branches.push(nodes);
      at = end + 1;
    } else at += 1;
  }
  return [node, at + 1];
}

/** Reads texts and arguments up to the closing brace; returns them and the offset of that brace. */
function readNodes(text, start) {
  const nodes = [];
  let at = start;
  let plain = '';
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') {
      const [node, end] = readArgument(text, at);
      nodes.push(plain, node);
      plain = '';
      at = end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  nodes.push(plain);
  return [nodes, at];
}

const parts = (text) => readNodes(text, 0)[0];

function namesIn(nodes) {
  return nodes.flatMap((node) =>
    typeof node === 'string'
      ? [...node.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`)
      : [node.name, ...node.branches.flatMap(namesIn)],
  );
}

/** Returns the arguments and tags of a message, each once, in alphabetical order. */
export const placeholdersOf = (text) => [...new Set(namesIn(parts(text)))].sort();

/** Reads each branch once with the text around it; not every combination of branches is needed. */
function readings(nodes) {
  let texts = [''];
  for (const node of nodes) {
    if (typeof node === 'string') texts = texts.map((text) => text + node);
    else if (node.branches.length === 0) texts = texts.map((text) => `${text}{0}`);
    else {
      const choices = node.branches.flatMap(readings);
      texts = choices.map((choice, place) => (texts[place] ?? texts[0]) + choice);
    }
  }
  return texts;
}

/** Returns the texts a player may read: the message once for each branch, without tags, each argument as `{0}`. */
export const readingsOf = (text) => readings(parts(text)).map((reading) => reading.replace(/<\/?\w+>/g, ''));
