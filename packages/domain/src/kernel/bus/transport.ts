import type { BusEvent } from '@necp/shared/kernel';

/** An event with its place in the order of sending. */
export interface BusMessage {
  readonly sentSeq: bigint;
  readonly event: BusEvent;
}

/** What came back from the bus: a message, its id there, and how often it was handed out before. */
export interface Delivery extends BusMessage {
  readonly entryId: string;
  readonly handedOut: number;
}

export type Published =
  | { readonly isLost: false; readonly lastEntryId: string }
  /** The bus knows less than it once confirmed: it was emptied or went back in time. Nothing was appended. */
  | { readonly isLost: true; readonly lastEntryId: string };

/** Everything the domain needs of a bus; another one (Kafka) is another implementation. */
export interface BusTransport {
  /** Appends in order, all or none, provided that the bus still has the entry `after`; an empty list only asks that. */
  publish(messages: readonly BusMessage[], after: string): Promise<Published>;
  /** Joins a group as its only reader; what former readers left unfinished comes first. */
  join(group: string, reader: string): Promise<BusReader>;
  close(): void;
}

export interface BusReader {
  /** The next messages in order; an empty list when none came within a second. */
  read(count: number): Promise<readonly Delivery[]>;
  /** These are digested. */
  settle(deliveries: readonly Delivery[]): Promise<void>;
  leave(): void;
}
