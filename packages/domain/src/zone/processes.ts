import type { Tx } from '../kernel';

/**
 * A process by its name and the public half of its signing key, as JWK. The key is made at each start, so it tells two
 * processes of one name apart.
 */
export interface NamedProcess {
  readonly simId: string;
  readonly publicKey: Readonly<Record<string, unknown>>;
}

/** A process that hosts zones, as it registers itself. */
export interface AnnouncedProcess extends NamedProcess {
  /** Its address for browsers. */
  readonly url: string;
  /** Its address for the other processes. */
  readonly innerUrl: string;
  /** Whether it gives its zones away and takes no more. */
  readonly isLeaving: boolean;
  /** How long it counts as alive without another renewal. */
  readonly lifeMs: number;
}

/** A held zone channel and its state. */
export interface SurveyedChannel {
  readonly zoneId: string;
  readonly channel: number;
  readonly simId: string;
  readonly population: number;
  /** Players waiting in its queue. */
  readonly waiting: number;
  /** Whether it is closing to new players. */
  readonly isClosing: boolean;
}

/** The registered processes, and the holder of each zone channel, at one moment of the database's clock. */
export interface Survey {
  readonly processes: readonly { readonly simId: string; readonly url: string; readonly isLeaving: boolean }[];
  readonly leases: readonly SurveyedChannel[];
}

/** Registers a process; returns false when another living process has its name. */
export async function announce(
  tx: Tx,
  { simId, url, innerUrl, publicKey, isLeaving, lifeMs }: AnnouncedProcess,
): Promise<boolean> {
  const announced = await tx.$executeRaw`
    INSERT INTO sim_processes AS process (sim_id, url, inner_url, public_key, is_leaving, expires_at)
    VALUES (${simId}, ${url}, ${innerUrl}, ${JSON.stringify(publicKey)}::jsonb, ${isLeaving},
      clock_timestamp() + ${lifeMs} * interval '1 millisecond')
    ON CONFLICT (sim_id) DO UPDATE
      SET url = excluded.url, inner_url = excluded.inner_url, public_key = excluded.public_key,
        is_leaving = excluded.is_leaving, expires_at = excluded.expires_at
      WHERE process.public_key = excluded.public_key OR process.expires_at < clock_timestamp()`;
  return announced === 1;
}

/** Another process that has the name: it counts as alive until then, and each of its announcements moves that on. */
export interface NameTaken {
  readonly takenUntil: Date;
}

/** Returns until when another living process has the name of this one; null when none has. */
export async function nameTaken(tx: Tx, { simId, publicKey }: NamedProcess): Promise<NameTaken | null> {
  const [other] = await tx.$queryRaw<NameTaken[]>`
    SELECT expires_at AS "takenUntil" FROM sim_processes
      WHERE sim_id = ${simId} AND public_key <> ${JSON.stringify(publicKey)}::jsonb
        AND expires_at > clock_timestamp()`;
  return other ?? null;
}

/** The others take over its zones at once; its key stays, for what it signed last. */
export async function withdraw(tx: Tx, { simId, publicKey }: NamedProcess): Promise<void> {
  await tx.$executeRaw`UPDATE sim_processes SET expires_at = clock_timestamp() - interval '1 second'
    WHERE sim_id = ${simId} AND public_key = ${JSON.stringify(publicKey)}::jsonb`;
}

export async function survey(tx: Tx): Promise<Survey> {
  const processes = await tx.$queryRaw<Survey['processes']>`
    SELECT sim_id AS "simId", url, is_leaving AS "isLeaving" FROM sim_processes WHERE expires_at > clock_timestamp()
      ORDER BY sim_id`;
  const leases = await tx.$queryRaw<Survey['leases']>`
    SELECT zone_id AS "zoneId", channel, sim_id AS "simId", population, waiting, is_closing AS "isClosing"
      FROM zone_leases WHERE expires_at > clock_timestamp() ORDER BY zone_id, channel`;
  return { processes, leases };
}
