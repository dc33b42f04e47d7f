import type { LandmarkSign } from './landmarks';

interface SignLook {
  readonly colour: string;
  readonly path: string;
  /** Drawn filled instead of as an outline. */
  readonly isFilled?: true;
}

/** How each landmark is drawn, around 0/0 and 8 to each side. Each has a shape of its own besides its colour. */
const looks: Readonly<Record<LandmarkSign, SignLook>> = {
  quest_offer: { colour: 'var(--color-amber)', path: 'M-1.6-8H1.6L1-0.5H-1ZM-1.4 2.2H1.4V5H-1.4Z', isFilled: true },
  quest_turn_in: {
    colour: 'var(--color-amber)',
    path: 'M-4.5-4.5A4.6 4.6 0 1 1 2.6-.6L1.3.6V1.8H-1.4V-.8L1-2.8A2 2 0 1 0-1.8-4.5ZM-1.4 3.2H1.4V6H-1.4Z',
    isFilled: true,
  },
  quest_goal: { colour: 'var(--color-amber)', path: 'M0-6.5 6.5 0 0 6.5-6.5 0Z', isFilled: true },
  quest_running: {
    colour: 'var(--color-quiet)',
    path: 'M-6.4-1.4H-3.6V1.4H-6.4ZM-1.4-1.4H1.4V1.4H-1.4ZM3.6-1.4H6.4V1.4H3.6Z',
    isFilled: true,
  },
  event: { colour: 'var(--color-magenta)', path: 'M1.5-7.5-5 1H-.5L-1.5 7.5 5-1.5H.5Z', isFilled: true },
  gate: { colour: 'var(--color-magenta)', path: 'M-6 7V-1A6 6 0 0 1 6-1V7M-2.6 7V-.4A2.6 2.6 0 0 1 2.6-.4V7' },
  instance: { colour: 'var(--color-red)', path: 'M-6-5H6M-6-5V7M6-5V7M-3-1.5 0 2 3-1.5M-3 2.5 0 6 3 2.5' },
  trade_arms: { colour: 'var(--color-cyan)', path: 'M-7-4H7V-.5H1L0 2H-2.5L-3.5 5H-6.5L-5.5-.5H-7Z' },
  trade_doctor: { colour: 'var(--color-cyan)', path: 'M-6.5 0H-3L-1-5 1.5 5 3.2 0H6.5' },
  trade_workshop: {
    colour: 'var(--color-cyan)',
    path: 'M-6 6 1-1M1-1A3.8 3.8 0 0 1 5.5-6L3-3.4 3.6-2.4 6.4-5A3.8 3.8 0 0 1 1.6.2',
  },
  trade_goods: { colour: 'var(--color-cyan)', path: 'M-5.5-2H5.5L4.5 6.5H-4.5ZM-2.6-2V-4.5A2.6 2.6 0 0 1 2.6-4.5V-2' },
  bank: { colour: 'var(--color-cyan)', path: 'M-6.5-2.5 0-6.5 6.5-2.5ZM-4.5-1V4M0-1V4M4.5-1V4M-6.5 6.5H6.5' },
  mail: { colour: 'var(--color-cyan)', path: 'M-7-4.5H7V5H-7ZM-7-4.5 0 1.2 7-4.5' },
  clinic: { colour: 'var(--color-green)', path: 'M-2-6.5H2V-2H6.5V2H2V6.5H-2V2H-6.5V-2H-2Z', isFilled: true },
  member: {
    colour: 'var(--color-green)',
    path: 'M0-7A3.2 3.2 0 1 1 0-.6 3.2 3.2 0 1 1 0-7ZM-5.5 7A5.5 5.8 0 0 1 5.5 7Z',
    isFilled: true,
  },
  place: { colour: 'var(--color-quiet)', path: 'M0-2.6A2.6 2.6 0 1 1 0 2.6 2.6 2.6 0 1 1 0-2.6Z' },
  pin: {
    colour: 'var(--color-text)',
    path: 'M0 7.5-4.2 1A5 5 0 1 1 4.2 1ZM0-4.2A1.8 1.8 0 1 0 0-.6 1.8 1.8 0 1 0 0-4.2Z',
    isFilled: true,
  },
};

/** Draws the sign of a landmark around the origin of an SVG. */
export function Sign({ sign }: { readonly sign: LandmarkSign }) {
  const { colour, path, isFilled } = looks[sign];
  return (
    <path
      d={path}
      fill={isFilled ? colour : 'none'}
      fillRule="evenodd"
      stroke={isFilled ? 'var(--color-ground)' : colour}
      strokeWidth={isFilled ? 1 : 1.6}
      strokeLinejoin="round"
      paintOrder="stroke"
    />
  );
}

/** The sign of a landmark as an icon of its own. */
export function SignIcon({ sign }: { readonly sign: LandmarkSign }) {
  return (
    <svg viewBox="-10 -10 20 20" width={20} height={20} className="size-5 shrink-0" aria-hidden>
      <Sign sign={sign} />
    </svg>
  );
}
