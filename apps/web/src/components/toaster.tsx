'use client';

import { Toaster as Parts } from 'sonner';
import { Icon } from './icon';

/** Shows short notices for some seconds. Call `toast` of sonner to send one. */
export function Toaster({ closeLabel, regionLabel }: { readonly closeLabel: string; readonly regionLabel: string }) {
  return (
    <Parts
      position="top-center"
      theme="dark"
      gap={8}
      offset={16}
      containerAriaLabel={regionLabel}
      icons={{
        success: <Icon name="check" className="text-green" />,
        error: <Icon name="fault" className="text-red" />,
        warning: <Icon name="warning" className="text-amber" />,
        info: <Icon name="note" className="text-cyan" />,
        close: <Icon name="close" className="size-4" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: closeLabel,
        classNames: {
          toast:
            'cut cut-6 plate-[rgb(20_26_33/0.97)] flex w-full items-start gap-3 p-3 pr-4 text-text font-text ' +
            'text-base sm:w-96',
          title: 'font-semibold leading-snug',
          description: 'text-sm text-quiet',
          icon: 'mt-0.5',
          closeButton:
            'order-last -my-1 -mr-2 ml-auto grid size-8 shrink-0 place-items-center text-quiet ' +
            'hover:text-text touch:size-11',
          error: 'edge-red',
          warning: 'edge-amber',
          success: 'edge-green',
          cancelButton: 'ml-auto shrink-0 self-center px-2 min-h-8 whitespace-nowrap text-quiet hover:text-text',
          actionButton:
            'ml-auto shrink-0 self-center px-2 min-h-8 whitespace-nowrap text-amber font-semibold underline ' +
            'underline-offset-4',
        },
      }}
    />
  );
}
