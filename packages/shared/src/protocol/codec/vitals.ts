import { vitalFields, type Vitals } from '../world';
import type { ByteWriter } from './bytes';

const mostPoints = 0xffff;
/** In the order of `vitalFields`; writers take turns, so they share it. */
const now = new Uint16Array(vitalFields.length);

/** The vitals as the client last received them. */
export class SentVitals {
  private readonly last = new Uint16Array(vitalFields.length);
  private isSent = false;

  /** Checks whether there is something to `write`. */
  haveChanged(vitals: Vitals): boolean {
    lay(vitals);
    if (!this.isSent) return true;
    for (let index = 0; index < now.length; index++) if (now[index] !== this.last[index]) return true;
    return false;
  }

  /** Writes which vitals changed at the last `haveChanged`, then their values; all of them the first time. */
  write(into: ByteWriter): void {
    const { last, isSent } = this;
    let mask = 0;
    for (let index = 0; index < now.length; index++) if (!isSent || now[index] !== last[index]) mask |= 1 << index;
    into.u16(mask);
    for (let index = 0; index < now.length; index++) if ((mask & (1 << index)) !== 0) into.u16(now[index] ?? 0);
    last.set(now);
    this.isSent = true;
  }

  /** See `SnapshotWriter.warm`. */
  warm(): number {
    return this.last[0] ?? 0;
  }

  forget(): void {
    this.isSent = false;
  }
}

/** The fields are copied one by one, because lookups by name would cost more than the comparison. */
function lay({
  health,
  healthMax,
  energy,
  energyMax,
  ram,
  ramMax,
  stamina,
  staminaMax,
  shield,
  rounds,
  magazine,
  reserve,
}: Vitals): void {
  now[0] = Math.min(mostPoints, health);
  now[1] = Math.min(mostPoints, healthMax);
  now[2] = Math.min(mostPoints, energy);
  now[3] = Math.min(mostPoints, energyMax);
  now[4] = Math.min(mostPoints, ram);
  now[5] = Math.min(mostPoints, ramMax);
  now[6] = Math.min(mostPoints, stamina);
  now[7] = Math.min(mostPoints, staminaMax);
  now[8] = Math.min(mostPoints, shield);
  now[9] = Math.min(mostPoints, rounds);
  now[10] = Math.min(mostPoints, magazine);
  now[11] = Math.min(mostPoints, reserve);
}
