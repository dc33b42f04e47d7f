const named: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ShiftLeft: 'L Shift',
  ShiftRight: 'R Shift',
  ControlLeft: 'L Ctrl',
  ControlRight: 'R Ctrl',
  AltLeft: 'L Alt',
  AltRight: 'R Alt',
  Space: 'Space',
  Enter: 'Enter',
  NumpadEnter: 'Num ⏎',
  Escape: 'Esc',
  Backspace: '⌫',
  Tab: 'Tab',
  Equal: '=',
  Minus: '−',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num ×',
  NumpadDivide: 'Num ÷',
  NumpadDecimal: 'Num .',
  CapsLock: 'Caps',
  Delete: 'Del',
  Insert: 'Ins',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** Returns the label of a physical key (`KeyboardEvent.code`) on an English keyboard. */
export function keyName(code: string): string {
  return named[code] ?? code.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'Num ');
}

const mouseCodes = ['Mouse0', 'Mouse1', 'Mouse2', 'Mouse3', 'Mouse4'] as const;

/** Checks whether a code is a button of the mouse, whose name depends on the language. */
export const isMouseCode = (code: string): code is (typeof mouseCodes)[number] =>
  (mouseCodes as readonly string[]).includes(code);
