import ts from 'typescript';
import { isCode, isTest, lineAt, lineOf, nodesOf } from './source.mjs';

/** Old words of the code and what replaced them; `docs/architecture.md` has the glossary. */
const REPLACED = Object.fromEntries([
  ['affairs', 'rooms'],
  ['cradle', 'tutorialInstance'],
  ['curtain', 'loadingScreen'],
  ['deed', 'objectiveEvent or action'],
  ['drip', 'periodicEffect'],
  ['enlist', 'spawnCombatant or applySheet'],
  ['errand', 'task, scheduleEntry or request'],
  ['fellows', 'nearbyPlayers'],
  ['foe', 'enemy'],
  ['gathering', 'instanceLobby or readyCheck'],
  ['girth', 'collisionRadius'],
  ['happening', 'combatEvent'],
  ['knock', 'reserve or connect'],
  ['lore', 'content'],
  ['loud', 'soundStimulus'],
  ['luggage', 'transferPayload'],
  ['mind', 'brain, ai or AiState'],
  ['mote', 'particle'],
  ['nobody', 'no player, no owner'],
  ['purse', 'balance'],
  ['regard', 'affinity'],
  ['shove', 'knockback'],
  ['somebody', 'player, client, caller'],
  ['standing', 'reputation, positions, stationary or still'],
  ['tell', 'send, emit or notify'],
  ['teller', 'HudPresenter'],
  ['telling', 'sending'],
  ['tells', 'sends'],
  ['thing', 'item, object, interactable or worldObject'],
  ['told', 'sent, knownByClient'],
  ['traveller', 'zoneTransfer'],
  ['veil', 'visibilityOverride'],
  ['veiled', 'visibilityOverride'],
  ['whoever', 'player, client, caller'],
  ['whom', 'target, recipient'],
  ['wish', 'input, command, request, options or callbacks'],
]);
/** Whole names that were replaced, whose parts are ordinary words. */
const RENAMED = new Map(
  Object.entries({
    ChatLine: 'ChatMessage',
    CombatLine: 'CombatLogEntry',
    LedgerLine: 'LedgerEntry',
    RefusalKind: 'RejectionKind',
    StockLine: 'StockEntry',
    WalletLine: 'WalletEntry',
    ZONE_COPIES: 'ZONE_CHANNELS',
    ZoneRefusal: 'RejectionReason',
    heldStreet: 'heldZone',
    keptLines: 'keptMessageCount',
  }),
);

const isListed = (word) => Object.hasOwn(REPLACED, word);
const singularOf = (word) => (isListed(word) ? word : word.replace(/(?<=[shx])es$|s$/, ''));
const isOld = (word) => isListed(singularOf(word));

/** Words refused only in sentences: as parts of identifiers they are ordinary. */
const OLD_IN_PROSE =
  /\b(whoever|whom|whomever|somebody|nobody|foes?|wish(?:es)?|told|teller|deeds?|errands?|purse|motes?)\b/gi;

/** Names in the game world may use these words: content, and what is drawn of it. */
const IS_WORLD = /^packages\/content\/data\/|^apps\/web\/src\/messages\/|\.tmj$/;
const IS_OWN_CHECK = /^tooling\/fences\//;

const partsOf = (name) =>
  name.split(/(?=[A-Z][a-z])|(?<=[a-z\d])(?=[A-Z])|[_\-.\d]+/).map((part) => part.toLowerCase());

/** Names in snake_case come from the world's content (`line_curtain`) or from SQL, which the tables' rule reads. */
const isOwnName = (node) => ts.isIdentifier(node) && !/^[a-z]+_[a-z_]+$/.test(node.text);

function checkNames(files) {
  const named = files.filter((file) => isCode(file) && !IS_OWN_CHECK.test(file.path) && !IS_WORLD.test(file.path));
  return named.flatMap((file) =>
    [...nodesOf(file)].filter(isOwnName).flatMap((node) => {
      const line = lineOf(file, node);
      const today = RENAMED.get(node.text);
      if (today) return [{ path: file.path, line, says: `"${node.text}": write ${today}` }];
      const old = partsOf(node.text).find(isOld);
      return old ? [finding(file.path, { line, name: node.text, old })] : [];
    }),
  );
}

function checkFileNames(files) {
  return files
    .filter((file) => /^(apps|packages|bench|e2e|tooling)\//.test(file.path) && !IS_WORLD.test(file.path))
    .flatMap((file) => {
      const old = file.path.split('/').flatMap(partsOf).find(isOld);
      return old ? [finding(file.path, { name: file.path, old })] : [];
    });
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g;
const TITLE = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

function checkProse(files) {
  return files
    .filter((file) => isCode(file) && !IS_OWN_CHECK.test(file.path) && !IS_WORLD.test(file.path))
    .flatMap((file) => {
      const pieces = [...file.text.matchAll(COMMENT), ...(isTest(file) ? file.text.matchAll(TITLE) : [])];
      return pieces.flatMap((piece) =>
        [...piece[0].matchAll(OLD_IN_PROSE)].map((match) => ({
          path: file.path,
          line: lineAt(file, piece.index + match.index),
          says: `"${match[0]}": name the player, client or caller, in plain words`,
        })),
      );
    });
}

const TABLE_NAME = /^\s*(?:model|enum)\s+(\w+)|@@?map\("(\w+)"\)|^\s{2}(\w+)\s+\w/gm;

function checkTables(files) {
  return files
    .filter((file) => file.path.endsWith('.prisma'))
    .flatMap((file) =>
      [...file.text.matchAll(TABLE_NAME)].flatMap((match) => {
        const name = match[1] ?? match[2] ?? match[3];
        const old = partsOf(name).find(isOld);
        return old ? [finding(file.path, { line: lineAt(file, match.index) + 1, name, old })] : [];
      }),
    );
}

const finding = (path, { line, name, old }) => ({
  path,
  line,
  says: `"${name}": instead of ${singularOf(old)} write ${REPLACED[singularOf(old)]}`,
});

export const vocabularyRules = [
  { name: 'names-of-the-field', comment: 'A new engineer finds each idea under its usual name.', check: checkNames },
  { name: 'files-of-the-field', comment: 'A folder is found at the first guess.', check: checkFileNames },
  { name: 'tables-of-the-field', comment: 'A table has the name of the idea it keeps.', check: checkTables },
  { name: 'plain-prose', comment: 'Comments and titles are understood at the first reading.', check: checkProse },
];
