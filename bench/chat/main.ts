import { readFileSync } from 'node:fs';
import { chatFilter, chatWords } from '@necp/content/server';

export const usage = `chat [--seconds 2]
  --seconds   of the processor, for each filter and kind of lines`;

const folder = new URL('../../packages/content/src/testing/chat-lines/', import.meta.url);

interface Kind {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Measures the chat filter beside one regular expression of the same words, on the lines of the tests. */
export async function chat(args: readonly string[]): Promise<void> {
  const seconds = Number(args[args.indexOf('--seconds') + 1]) || 2;
  const filters = {
    NECPGAME: (line: string) => chatFilter(line).severity !== 'clean',
    'one expression': expressionFilter(),
  };
  const kinds = [
    kindOf('innocent', ['english-innocent', 'russian-innocent']),
    kindOf('disguised', ['english-evasions', 'russian-evasions', 'hateful']),
    { name: '240 characters', lines: ['п**', 'sS5$', 'f u ', 'hello '].map((part) => part.repeat(240).slice(0, 240)) },
  ];
  for (const [name, isFoul] of Object.entries(filters))
    for (const kind of kinds) {
      const linesPerSecond = Math.round(measure(kind, isFoul, seconds));
      const found = kind.lines.filter(isFoul).length;
      console.log(
        `${name.padEnd(15)} ${kind.name.padEnd(15)} ${linesPerSecond} lines/s, finds ${found} of ${kind.lines.length}`,
      );
    }
}

function kindOf(name: string, files: readonly string[]): Kind {
  const read = (file: string): Readonly<Record<string, readonly string[]>> =>
    JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8'));
  return { name, lines: files.flatMap((file) => Object.values(read(file)).flat()) };
}

function expressionFilter(): (line: string) => boolean {
  const words = [chatWords.coarse, chatWords.hateful].flatMap((list) => Object.values(list).flat());
  const expression = new RegExp([...new Set(words)].join('|'), 'iu');
  return (line) => expression.test(line);
}

/** Counts the time of the processor, so that other programs of the machine do not matter. */
function measure({ lines }: Kind, isFoul: (line: string) => boolean, seconds: number) {
  for (const line of lines) isFoul(line);
  const spentMs = () => process.cpuUsage(start).user / 1000;
  const start = process.cpuUsage();
  let count = 0;
  while (spentMs() < seconds * 1000)
    for (const line of lines) {
      isFoul(line);
      count++;
    }
  return (count * 1000) / spentMs();
}
