import { padButtonName, padButtonOf, type PadKind } from '@necp/shared/settings/pad';
import { clsx } from 'clsx';

const hues: Partial<Record<PadKind, readonly string[]>> = {
  xbox: ['text-green', 'text-red', 'text-military', 'text-amber'],
  playstation: ['text-military', 'text-red', 'text-magenta', 'text-green'],
};

const crosses: Readonly<Record<number, string>> = { 12: '↑', 13: '↓', 14: '←', 15: '→' };

interface PadGlyphProps {
  readonly code: string;
  readonly kind: PadKind;
  /** The button that has to be held for codes of the layer. */
  readonly layer: string;
}

/** Draws a button of a gamepad as it looks on it: a round face button, a shoulder, or an arm of the cross. */
export function PadGlyph({ code, kind, layer }: PadGlyphProps) {
  if (code.startsWith('Layer'))
    return (
      <span className="inline-flex items-center gap-0.5">
        <PadGlyph code={layer} kind={kind} layer={layer} />
        <span aria-hidden className="text-quiet">
          +
        </span>
        <PadGlyph code={code.slice('Layer'.length)} kind={kind} layer={layer} />
      </span>
    );
  const index = padButtonOf(code);
  if (crosses[index] !== undefined) return <Cross index={index} />;
  return (
    <kbd
      className={clsx(
        'number inline-grid h-6 min-w-6 place-items-center border border-quiet bg-ground px-1 text-xs leading-none',
        index < 4 ? 'rounded-full font-bold' : 'rounded-sm',
        hues[kind]?.[index] ?? 'text-text',
      )}
    >
      {padButtonName(code, { kind, layer })}
    </kbd>
  );
}

const arms: Readonly<Record<number, string>> = {
  12: 'M9 2H15V9H9Z',
  13: 'M9 15H15V22H9Z',
  14: 'M2 9H9V15H2Z',
  15: 'M15 9H22V15H15Z',
};

function Cross({ index }: { readonly index: number }) {
  return (
    <svg viewBox="0 0 24 24" role="img" aria-label={crosses[index]} className="size-6 shrink-0">
      <path d="M9 2H15V9H22V15H15V22H9V15H2V9H9Z" className="fill-ground stroke-quiet" strokeWidth="1.4" />
      <path d={arms[index]} className="fill-amber" />
    </svg>
  );
}

/** Draws a stick of a gamepad or of the touch screen. */
export function StickGlyph({ name, letter }: { readonly name: string; readonly letter: string }) {
  return (
    <svg viewBox="0 0 24 24" role="img" aria-label={name} className="size-6 shrink-0">
      <circle cx="12" cy="12" r="10" className="fill-ground stroke-quiet" strokeWidth="1.4" />
      <circle cx="12" cy="12" r="5.6" className="fill-raised stroke-amber" strokeWidth="1.4" />
      <text x="12" y="15" textAnchor="middle" className="fill-text font-number text-[8px] font-bold">
        {letter}
      </text>
    </svg>
  );
}
