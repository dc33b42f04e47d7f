import type { WordSymbol } from './symbols';

/** How many symbols around a word are compared with innocent words and phrases. */
const reach = 24;

/** Whether the symbols are part of an innocent word or phrase, as in `скипидар` or `Moby Dick`. */
export function isInnocent(
  symbols: readonly WordSymbol[],
  { first, last }: { readonly first: number; readonly last: number },
  phrases: readonly string[],
): boolean {
  if (phrases.length === 0) return false;
  const around = { from: Math.max(0, first - reach), to: Math.min(symbols.length, last + 1 + reach) };
  let text = '';
  let from = 0;
  let to = 0;
  for (const [index, symbol] of symbols.slice(around.from, around.to).entries()) {
    if ((symbol.kind === 'sign' || symbol.gap !== 'none') && !text.endsWith(' ')) text += ' ';
    if (around.from + index === first) from = text.length;
    if (symbol.kind !== 'sign') text += symbol.plain.repeat(Math.min(symbol.count, 2));
    if (around.from + index === last) to = text.length;
  }
  return phrases.some((phrase) => covers(text, { from, to, phrase }));
}

function covers(
  text: string,
  { from, to, phrase }: { readonly from: number; readonly to: number; readonly phrase: string },
): boolean {
  for (let at = text.indexOf(phrase); at >= 0 && at <= from; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (end < to) continue;
    if (!phrase.includes(' ') || (/^ ?$/.test(text.charAt(at - 1)) && /^ ?$/.test(text.charAt(end)))) return true;
  }
  return false;
}
