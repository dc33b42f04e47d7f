import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import type { Socket } from 'socket.io';
import type { ClientStream } from './client-stream';
import type { ZoneHandle } from './handshake';

export interface Connection {
  readonly connectionId: number;
  readonly socket: Socket;
  readonly stream: ClientStream;
  zoneHandle: ZoneHandle;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly characterId: CharacterId;
  skipped: number;
}

/** The open connections of a process, found by id, by character and by account. */
export class Connections {
  private readonly byId = new Map<number, Connection>();
  private readonly byCharacter = new Groups<CharacterId>();
  private readonly byAccount = new Groups<AccountId>();

  get size(): number {
    return this.byId.size;
  }

  get(connectionId: number): Connection | undefined {
    return this.byId.get(connectionId);
  }

  add(connection: Connection): void {
    this.byId.set(connection.connectionId, connection);
    this.byCharacter.add(connection.characterId, connection);
    this.byAccount.add(connection.accountId, connection);
  }

  /** Removes a connection; returns whether it was there. */
  remove(connectionId: number): boolean {
    const connection = this.byId.get(connectionId);
    if (connection === undefined) return false;
    this.byId.delete(connectionId);
    this.byCharacter.remove(connection.characterId, connection);
    this.byAccount.remove(connection.accountId, connection);
    return true;
  }

  /** Returns a copy, so that connections may be removed while it is read. */
  all(): readonly Connection[] {
    return [...this.byId.values()];
  }

  ofCharacter(characterId: CharacterId): readonly Connection[] {
    return this.byCharacter.of(characterId);
  }

  ofAccount(accountId: AccountId): readonly Connection[] {
    return this.byAccount.of(accountId);
  }
}

/** Connections by an owner, who seldom has more than one. */
class Groups<K> {
  private readonly sets = new Map<K, Set<Connection>>();

  add(key: K, connection: Connection): void {
    const set = this.sets.get(key) ?? new Set();
    set.add(connection);
    this.sets.set(key, set);
  }

  remove(key: K, connection: Connection): void {
    const set = this.sets.get(key);
    set?.delete(connection);
    if (set?.size === 0) this.sets.delete(key);
  }

  of(key: K): readonly Connection[] {
    return [...(this.sets.get(key) ?? [])];
  }
}
