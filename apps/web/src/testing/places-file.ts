type Value = string | { readonly [key: string]: Value };
/** A node of the search tree; its branches lead to nodes, to the place of a record, or nowhere. */
type Branch = Node | number | null;
interface Node {
  readonly branches: [Branch, Branch];
}

/**
 * Writes a small database of places in MaxMind's format (MMDB 2.0, a tree of IPv6 with records of 24 bits), because
 * none may be kept here.
 * @param records by networks such as `203.0.113.0/24`
 */
export function placesFile(records: Readonly<Record<string, Value>>): Buffer {
  const root = newNode();
  let stored = Buffer.alloc(0);
  for (const [network, record] of Object.entries(records)) {
    insert(root, bitsOf(network), stored.length);
    stored = Buffer.concat([stored, encode(record)]);
  }
  const nodes = nodesBelow(root);
  const pointer = (branch: Branch) =>
    branch === null ? nodes.length : typeof branch === 'number' ? nodes.length + 16 + branch : nodes.indexOf(branch);
  const tree = Buffer.concat(
    nodes.map(({ branches: [left, right] }) => Buffer.concat([left, right].map((it) => number(pointer(it), 3)))),
  );
  const metadata = Buffer.concat([
    control(7, 9),
    ...[encode('binary_format_major_version'), control(5, 2), number(2, 2)],
    ...[encode('binary_format_minor_version'), control(5, 2), number(0, 2)],
    ...[encode('build_epoch'), control(9, 8), number(0, 8)],
    ...[encode('database_type'), encode('Test')],
    ...[encode('description'), encode({ en: 'Places of the tests' })],
    ...[encode('ip_version'), control(5, 2), number(6, 2)],
    ...[encode('languages'), control(11, 0)],
    ...[encode('node_count'), control(6, 4), number(nodes.length, 4)],
    ...[encode('record_size'), control(5, 2), number(24, 2)],
  ]);
  return Buffer.concat([
    tree,
    Buffer.alloc(16),
    stored,
    Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1'),
    metadata,
  ]);
}

const newNode = (): Node => ({ branches: [null, null] });

function insert(root: Node, bits: readonly (0 | 1)[], place: number): void {
  let node = root;
  bits.forEach((bit, at) => {
    if (at === bits.length - 1) node.branches[bit] = place;
    else {
      const next = node.branches[bit];
      const child = next !== null && typeof next === 'object' ? next : newNode();
      node.branches[bit] = child;
      node = child;
    }
  });
}

function nodesBelow(root: Node): readonly Node[] {
  return [root, ...root.branches.flatMap((it) => (it !== null && typeof it === 'object' ? nodesBelow(it) : []))];
}

/** The bits of a network; IPv4 lies at the beginning of IPv6. */
function bitsOf(network: string): readonly (0 | 1)[] {
  const [address = '', length = '0'] = network.split('/');
  const isV4 = address.includes('.');
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':');
  const filled = [...groups, ...Array<string>(8 - groups.length - (tail === '' ? 0 : 1)).fill('0')];
  const text = isV4
    ? '0'.repeat(96) +
      address
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('')
    : filled.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
  return Array.from(text.slice(0, Number(length) + (isV4 ? 96 : 0)), (bit) => (bit === '1' ? 1 : 0));
}

function encode(value: Value): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, its]) => [encode(key), encode(its)])]);
}

/** The type and the size of a value, the size below 29; types above 7 have a byte of their own. */
const control = (type: number, size: number): Buffer =>
  type <= 7 ? Buffer.of((type << 5) | size) : Buffer.of(size, type - 7);

function number(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes);
  if (value > 0) written.writeUIntBE(value, Math.max(0, bytes - 6), Math.min(6, bytes));
  return written;
}
