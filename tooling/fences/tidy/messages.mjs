import { lineAt } from './source.mjs';

const MESSAGES = /^apps\/web\/src\/messages\/((?:fault\.)?)(en|ru)\.json$/;

/**
 * @typedef {object} Message
 * @property {string} key the path of the text, joined by dots
 * @property {string} text
 * @property {number} line from 1
 *
 * @typedef {object} MessageFile
 * @property {import('./source.mjs').TreeFile} file
 * @property {'en' | 'ru'} language
 * @property {string} group what the two languages of one file share in their name
 * @property {Message[]} messages
 */

const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g;

/** Reads every text of a message file with its key and its line. */
function messagesIn(file) {
  const groups = [];
  let key = '';
  const found = [];
  for (const match of file.text.matchAll(TOKEN)) {
    if (match[0] === '{') groups.push(key);
    else if (match[0] === '}') groups.pop();
    else if (match[2]) key = JSON.parse(`"${match[1]}"`);
    else {
      const path = [...groups.slice(1), key].join('.');
      found.push({ key: path, text: JSON.parse(`"${match[1]}"`), line: lineAt(file, match.index) });
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
    return match ? [{ file, language: match[2], group: match[1], messages: messagesIn(file) }] : [];
  });
}

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
