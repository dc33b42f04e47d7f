import type { BusEvent } from '@necp/shared/kernel';

/** An event with its position in the order of sending. */
export interface BusMessage {
  readonly sentSeq: bigint;
  readonly event: BusEvent;
}

/** A message from the bus and its id there. */
export interface Delivery extends BusMessage {
  readonly entryId: string;
  /** Whether a former reader, now gone, received it and did not finish. */
  readonly isClaimed: boolean;
}

/** An entry of the bus that is no event, with what it contains. */
export interface Unreadable {
  readonly entryId: string;
  readonly text: string;
  readonly error: string;
}

/** What a reader received: deliveries in order, and entries that nothing can be done with. */
export interface Received {
  readonly deliveries: readonly Delivery[];
  readonly unreadable: readonly Unreadable[];
}

export type Published =
  | { readonly isLost: false; readonly lastEntryId: string }
  /**
   * The bus has lost entries it once confirmed: it was emptied or restored to an earlier state. Nothing was appended.
   */
  | { readonly isLost: true; readonly lastEntryId: string };

/** Everything the domain needs of a bus; another bus (Kafka) would be another implementation. */
export interface BusTransport {
  /**
   * Appends in order, all or none, provided that the bus still has the entry `after`; an empty list only checks that.
   */
  publish(messages: readonly BusMessage[], after: string): Promise<Published>;
  /**
   * Joins a group as its only reader. Unfinished messages of former readers come first, also those which a former
   * reader receives only now, because it was slow to notice that it is no longer the reader.
   */
  join(group: string, reader: string): Promise<BusReader>;
  close(): void;
}

export interface BusReader {
  /** Returns the next messages in order; empty lists when none came within a second. */
  read(count: number): Promise<Received>;
  /** Confirms that these entries were processed. */
  settle(entries: readonly { readonly entryId: string }[]): Promise<void>;
  leave(): void;
}
