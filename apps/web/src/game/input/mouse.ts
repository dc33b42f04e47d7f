/** The bit of each button in `PointerEvent.buttons`, by its number in `PointerEvent.button`. */
const bits = [1, 4, 2, 8, 16] as const;

/** Follows the buttons of the mouse: beside another one, a button goes down or up in a move, without its own event. */
export class MouseButtons {
  private held = 0;

  /** Compares with the buttons of an event; returns the codes that went down and up since the last one. */
  follow(buttons: number): { readonly down: readonly string[]; readonly up: readonly string[] } {
    const codesOf = (mask: number): string[] =>
      bits.flatMap((bit, button) => ((mask & bit) === 0 ? [] : `Mouse${button}`));
    const change = { down: codesOf(buttons & ~this.held), up: codesOf(this.held & ~buttons) };
    this.held = buttons;
    return change;
  }
}
