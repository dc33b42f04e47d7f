import { BusEvent } from '@necp/shared/kernel';
import type { Redis } from 'ioredis';
import { createWaitingRedis } from '../redis';
import type { BusMessage, BusReader, BusTransport, Delivery, Received, Unreadable } from './transport';

/** The number of entries kept for groups that lag behind; the relay pauses long before a group could miss one. */
const keptEntries = 100_000;
const blockMs = 1_000;

/** It is one script, so that nothing can happen between the check and the append. */
const publishScript = `
local last = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #info, 2 do if info[i] == 'last-generated-id' then last = info[i + 1] end end
end
local function parts(id) local ms, n = string.match(id, '(%d+)-(%d+)') return tonumber(ms), tonumber(n) end
local lastMs, lastN = parts(last)
local wantMs, wantN = parts(ARGV[1])
if lastMs < wantMs or (lastMs == wantMs and lastN < wantN) then return {'lost', last} end
for i = 3, #ARGV, 2 do
  last = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'seq', ARGV[i], 'event', ARGV[i + 1])
end
return {'kept', last}`;

/** The bus implemented with Redis Streams and consumer groups. */
export class RedisTransport implements BusTransport {
  private readonly readers = new Set<Redis>();

  constructor(
    private readonly redis: Redis,
    private readonly stream: string,
    private readonly onTrouble: (error: Error) => void,
  ) {}

  async publish(messages: readonly BusMessage[], after: string) {
    const entries = messages.flatMap(({ sentSeq, event }) => [sentSeq.toString(), JSON.stringify(event)]);
    const [word, lastEntryId] = (await this.redis.eval(
      publishScript,
      1,
      this.stream,
      after,
      keptEntries,
      ...entries,
    )) as [string, string];
    return { isLost: word === 'lost', lastEntryId };
  }

  async join(group: string, reader: string): Promise<BusReader> {
    const connection = createWaitingRedis(this.redis, this.onTrouble);
    this.readers.add(connection);
    const joined = new RedisReader(connection, { stream: this.stream, group, reader });
    await joined.makeGroup();
    return {
      read: (count) => joined.read(count),
      settle: (entries) => joined.settle(entries),
      leave: () => this.drop(connection),
    };
  }

  close(): void {
    for (const connection of this.readers) this.drop(connection);
  }

  private drop(connection: Redis): void {
    this.readers.delete(connection);
    connection.disconnect();
  }
}

type Entry = [id: string, fields: string[]];

class RedisReader {
  private isClaiming = true;
  private claimFrom = '0-0';

  constructor(
    private readonly connection: Redis,
    private readonly at: { readonly stream: string; readonly group: string; readonly reader: string },
  ) {}

  /** Reads from the beginning of the stream: the inbox filters what the group has seen before. */
  async makeGroup(): Promise<void> {
    await this.connection.xgroup('CREATE', this.at.stream, this.at.group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  }

  async read(count: number): Promise<Received> {
    try {
      if (this.isClaiming) {
        const claimed = await this.claim(count);
        if (claimed.length > 0) return sortOut(claimed, { isClaimed: true });
      }
      const fresh = await this.readNew(count);
      if (!(await this.hasLateReader())) return sortOut(fresh, { isClaimed: false });
      // Claiming returns the fresh ones again, behind those that the late reader took.
      this.isClaiming = true;
      this.claimFrom = '0-0';
      return sortOut(await this.claim(count), { isClaimed: true });
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOGROUP')) throw error;
      await this.makeGroup();
      this.isClaiming = false;
      return { deliveries: [], unreadable: [] };
    }
  }

  async settle(entries: readonly { readonly entryId: string }[]): Promise<void> {
    if (entries.length > 0)
      await this.connection.xack(this.at.stream, this.at.group, ...entries.map(({ entryId }) => entryId));
  }

  /** Takes over messages that earlier readers, now gone, received and did not finish. */
  private async claim(count: number): Promise<Entry[]> {
    const { stream, group, reader } = this.at;
    const [next, entries] = (await this.connection.xautoclaim(
      stream,
      group,
      reader,
      0,
      this.claimFrom,
      'COUNT',
      count,
    )) as [string, (Entry | null)[]];
    this.claimFrom = next;
    if (next === '0-0') this.isClaiming = false;
    return entries.filter((entry): entry is Entry => entry !== null);
  }

  /**
   * Checks whether a former reader has unfinished messages. It sent its request while it was the reader, and Redis
   * answered after another one had taken over, for example because Redis was away in between.
   */
  private async hasLateReader(): Promise<boolean> {
    const { stream, group, reader } = this.at;
    const [, , , readers] = (await this.connection.xpending(stream, group)) as [
      number,
      string | null,
      string | null,
      [name: string, count: string][] | null,
    ];
    return (readers ?? []).some(([name]) => name !== reader);
  }

  private async readNew(count: number): Promise<Entry[]> {
    const { stream, group, reader } = this.at;
    const answer = (await this.connection.xreadgroup(
      'GROUP',
      group,
      reader,
      'COUNT',
      count,
      'BLOCK',
      blockMs,
      'STREAMS',
      stream,
      '>',
    )) as [string, Entry[]][] | null;
    return answer?.[0]?.[1] ?? [];
  }
}

function sortOut(entries: readonly Entry[], how: Pick<Delivery, 'isClaimed'>): Received {
  const deliveries: Delivery[] = [];
  const unreadable: Unreadable[] = [];
  for (const entry of entries)
    try {
      deliveries.push({ ...toDelivery(entry), ...how });
    } catch (error) {
      unreadable.push({ entryId: entry[0], text: entry[1].join(' '), error: String(error) });
    }
  return { deliveries, unreadable };
}

/** @throws when the entry is no event with a position */
function toDelivery([entryId, fields]: Entry): Omit<Delivery, 'isClaimed'> {
  const valueOf = (name: string) => {
    const at = fields.indexOf(name);
    if (at === -1) throw new Error(`the entry has no ${name}`);
    return fields[at + 1] ?? '';
  };
  return { entryId, sentSeq: BigInt(valueOf('seq')), event: BusEvent.parse(JSON.parse(valueOf('event'))) };
}
