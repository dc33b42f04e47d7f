/**
 * Flags with whole numbers, such as `--players 24`.
 * @throws Error with what is wrong and how it is used
 */
export function readNumbers<K extends string>(
  args: readonly string[],
  usual: Readonly<Record<K, number>>,
  usage: string,
): Record<K, number> {
  const given: Record<string, number> = { ...usual };
  for (let index = 0; index < args.length; index += 2) {
    const name = /^--(\w+)$/.exec(args[index] ?? '')?.[1] ?? '';
    const text = args[index + 1] ?? '';
    if (!(name in usual) || !/^\d{1,6}$/.test(text))
      throw new Error(`what is "${args.slice(index, index + 2).join(' ')}"?\n${usage}`);
    given[name] = Number(text);
  }
  return given;
}
