const LEVELS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);
const ESCAPE = '\u001B';
const NAME_WIDTH = 8;
const SAID_ELSEWHERE = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'name', 'v']);

/**
 * Formats one line of a program's log for the terminal: program, time, level, message and details.
 * @param {string} name of the program
 * @param {string} line as it was written, a JSON record or plain text
 */
export function formatLogLine(name, line) {
  const who = name.padEnd(NAME_WIDTH);
  const record = parseRecord(line);
  if (!record) return `${who} ${withoutCursorMoves(line)}`;
  const when = new Date(record.time).toISOString().slice(11, 19);
  const level = (LEVELS.get(record.level) ?? String(record.level)).padEnd(5);
  const details = Object.entries(record)
    .filter(([key]) => !SAID_ELSEWHERE.has(key))
    .map(([key, value]) => `${key}=${formatDetail(value)}`);
  return [who, when, level, record.msg ?? '', ...details].join(' ').trimEnd();
}

/** Removes control codes that hide the cursor or clear the screen and keeps colours. */
function withoutCursorMoves(line) {
  const [first = '', ...sequences] = line.split(ESCAPE);
  return (
    first +
    sequences
      .map((rest) => (/^\[[\d;]*m/.test(rest) ? ESCAPE + rest : rest.replace(/^(\[[\d;?]*[A-Za-z]|c)/, '')))
      .join('')
  );
}

function parseRecord(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const record = JSON.parse(line);
    return typeof record.time === 'number' || typeof record.time === 'string' ? record : undefined;
  } catch {
    return undefined;
  }
}

function formatDetail(value) {
  if (value !== null && typeof value === 'object')
    return typeof value.stack === 'string' ? value.stack : JSON.stringify(value);
  return typeof value === 'string' && /\s/.test(value) ? JSON.stringify(value) : String(value);
}
