'use client';

import * as Parts from 'radix-ui/slider';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as shown: "80 %". */
  readonly shown: string;
  readonly onChange: (value: number) => void;
  /** Called once, when the thumb is released. */
  readonly onCommit?: (value: number) => void;
  readonly disabled?: boolean;
}

/** A slider between two ends, with the value beside it. */
export function Slider({ label, value, min, max, step, shown, onChange, onCommit, disabled }: SliderProps) {
  return (
    <div className="flex items-center gap-4">
      <Parts.Root
        className={
          'relative flex h-8 min-w-0 grow touch-none items-center select-none ' + 'data-disabled:opacity-45 touch:h-11'
        }
        value={[value]}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onValueChange={([next]) => onChange(next ?? value)}
        onValueCommit={([next]) => onCommit?.(next ?? value)}
      >
        <Parts.Track className="relative h-1 grow bg-line">
          <Parts.Range className="absolute h-full bg-amber" />
        </Parts.Track>
        <Parts.Thumb
          aria-label={label}
          aria-valuetext={shown}
          className="block h-5 w-3 bg-text transition-colors hover:bg-amber touch:h-7 touch:w-5"
        />
      </Parts.Root>
      <output className="w-14 text-right text-sm text-text">{shown}</output>
    </div>
  );
}
