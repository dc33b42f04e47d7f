import type { Crowd } from '../people/crowd';
import type { Particles } from './particles';
import { spriteNamed } from './sprites/catalogue';

interface Flight {
  readonly item: string;
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly flightMs: number;
  readonly fuseMs: number;
  ageMs: number;
}

const highestTiles = 1.8;

/** Thrown items in flight and on the ground until they explode. */
export class Flights {
  private flights: Flight[] = [];

  constructor(private readonly particles: Particles) {}

  launch(flight: Omit<Flight, 'ageMs'>): void {
    this.flights.push({ ...flight, ageMs: 0 });
    this.particles.add({
      shape: 'ring',
      layer: 'ground',
      x: flight.toX,
      y: flight.toY,
      long: [0.8, 0.3],
      wide: [0.8, 0.3],
      a: 0.1,
      tint: [1, 0.6, 0.3],
      alpha: 0.7,
      lifeMs: flight.flightMs + flight.fuseMs,
      fadeOut: 0.2,
    });
  }

  advance(elapsedMs: number): void {
    for (const flight of this.flights) flight.ageMs += elapsedMs;
    this.flights = this.flights.filter((flight) => flight.ageMs < flight.flightMs + flight.fuseMs);
  }

  draw(crowd: Crowd): void {
    for (const flight of this.flights) {
      const share = Math.min(1, flight.ageMs / Math.max(1, flight.flightMs));
      const lift = 0.3 + Math.sin(share * Math.PI) * highestTiles * (share < 1 ? 1 : 0);
      const at = {
        x: flight.fromX + (flight.toX - flight.fromX) * share,
        y: flight.fromY + (flight.toY - flight.fromY) * share,
        facing: flight.ageMs / (share < 1 ? 60 : 1e9),
        rim: [1, 0.8, 0.5] as const,
        size: 1,
        flash: 0,
        gone: 0,
      };
      crowd.shadow(at, { long: 0.4, wide: 0.4 });
      crowd.sprite(at, spriteNamed(flight.item) ?? 'thrown_frag', { lift, scale: 1.1 });
      if (share >= 1 && Math.sin(flight.ageMs / 60) > 0)
        crowd.shine({ x: at.x, y: at.y, radius: 1.6, glow: [0.8, 0.2, 0.16] });
    }
  }

  clear(): void {
    this.flights = [];
  }
}
