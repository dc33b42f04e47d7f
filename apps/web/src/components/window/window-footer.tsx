import type { ReactNode } from 'react';

/** The row of buttons below the content of a window. A gamepad jumps to it with one button. */
export function WindowFooter({ children }: { readonly children: ReactNode }) {
  return (
    <div
      data-window-footer
      className="flex shrink-0 flex-wrap justify-end gap-3 border-t border-line p-4 short:px-4 short:py-2"
    >
      {children}
    </div>
  );
}
