import { tickMs, type SelfState, type Vitals } from '@necp/shared/protocol';
import type { SelfView, StatusView, TimeSpan, VitalsView } from '../types';

/** Converts ticks of the zone to the clock of the page, as far as both are known. */
export interface TickClock {
  readonly tick: number;
  readonly atMs: number;
}
const msOf = (clock: TickClock, tick: number): number => clock.atMs + (tick - clock.tick) * tickMs;

/** The player's own pools, weapon, statuses and shields, as the server sent them. */
export class OwnState {
  vitals: Vitals | null = null;
  state: SelfState | null = null;
  private readonly began = new Map<string, TimeSpan>();
  private statusSpans = new Map<string, number>();
  private shown = '';

  /** Takes the pools; returns true when they changed. */
  feel(vitals: Vitals | null): boolean {
    if (vitals === this.vitals) return false;
    this.vitals = vitals;
    return vitals !== null;
  }

  apply(state: SelfState): void {
    this.state = state;
  }

  get life(): SelfState['life'] {
    return this.state?.life ?? 'up';
  }

  get healthShare(): number {
    return this.vitals && this.vitals.healthMax > 0 ? this.vitals.health / this.vitals.healthMax : 1;
  }

  vitalsView(vitals: Vitals): VitalsView {
    const { health, healthMax, energy, energyMax, ram, ramMax, stamina, staminaMax, shield } = vitals;
    return { health, healthMax, energy, energyMax, ram, ramMax, stamina, staminaMax, shield };
  }

  /** Returns what the interface shows; null while nothing of it has changed. */
  view(clock: TickClock, ownName: string): SelfView | null {
    const { state, vitals } = this;
    if (!state) return null;
    const rounds = vitals?.rounds ?? state.weapon?.rounds ?? 0;
    const magazine = vitals?.magazine ?? state.weapon?.magazine ?? 0;
    const latest = JSON.stringify([state, rounds, magazine]);
    if (latest === this.shown) return null;
    this.shown = latest;
    return {
      statuses: [
        ...state.statuses,
        ...state.shields.map(({ ability, points, ...rest }) => ({ ...rest, id: ability, stacks: 1, absorbs: points })),
      ].map(({ endsTick, byName, byContent, ...status }) =>
        this.statusView(
          {
            ...status,
            endsMs: msOf(clock, endsTick),
            by: { name: byName, content: byContent, isSelf: byName !== '' && byName === ownName },
          },
          clock.atMs,
        ),
      ),
      cooldowns: Object.fromEntries(
        state.cooldowns.map(({ key, readyTick }) => [
          key,
          this.span(`cooldown:${key}`, msOf(clock, readyTick), clock.atMs),
        ]),
      ),
      cast: state.cast
        ? {
            ability: state.cast.ability,
            startMs: msOf(clock, state.cast.startTick),
            endMs: msOf(clock, state.cast.endTick),
            isChannel: state.cast.isChannel,
            broken: null,
          }
        : null,
      weapon: {
        templateId: state.weapon?.templateId ?? null,
        rounds,
        magazine,
        reload:
          state.weapon?.reloadEndsTick == null
            ? null
            : this.span('reload', msOf(clock, state.weapon.reloadEndsTick), clock.atMs),
      },
      inCombat: state.combat,
    };
  }

  forget(): void {
    this.state = null;
    this.vitals = null;
    this.shown = '';
    this.began.clear();
    this.statusSpans.clear();
  }

  /** Returns the time span of an entry that arrives with its end only: it begins when it first arrives. */
  private span(key: string, endMs: number, nowMs: number): TimeSpan {
    const known = this.began.get(key);
    if (known && Math.abs(known.endMs - endMs) < 120) return known;
    const span = { startMs: nowMs, endMs };
    this.began.set(key, span);
    return span;
  }

  private statusView(status: Omit<StatusView, 'lastsMs'>, nowMs: number): StatusView {
    const left = status.endsMs - nowMs;
    const lastsMs = Math.max(this.statusSpans.get(status.id) ?? 0, left);
    this.statusSpans.set(status.id, lastsMs);
    return { ...status, lastsMs };
  }
}
