import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names';
import { Icon } from '../icon';

interface ScrollAreaProps {
  /** Classes of the part that scrolls, such as its padding. */
  readonly className?: string;
  /** Classes of the frame around it, such as its height. */
  readonly frameClassName?: string;
  readonly children: ReactNode;
}

const focusables = 'button, a[href], input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** Scrolls what does not fit, and shades the edge at which more is hidden. */
export function ScrollArea({ className, frameClassName, children }: ScrollAreaProps) {
  const frame = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = area.current;
    if (!scroller) return;
    const look = () => showHidden(scroller, frame.current);
    const sizes = new ResizeObserver(look);
    for (const element of [scroller, content.current]) if (element) sizes.observe(element);
    scroller.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, []);
  return (
    <div ref={frame} className={classNames('scroll-shade relative flex min-h-0 flex-col', frameClassName)}>
      <div
        ref={area}
        className={classNames(
          'min-h-0 grow overflow-y-auto overscroll-contain outline-offset-[-2px] [scrollbar-width:thin]',
          className,
        )}
      >
        <div ref={content} className="flow-root">
          {children}
        </div>
      </div>
      <Icon name="chevron_down" className="scroll-shade-mark size-4" />
    </div>
  );
}

/** Marks the edges beyond which there is more. Text without a control in it takes the focus, so that keys scroll it. */
function showHidden(scroller: HTMLElement, frame: HTMLElement | null): void {
  const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  frame?.toggleAttribute('data-above', scroller.scrollTop > 1);
  frame?.toggleAttribute('data-below', below > 1);
  const isText = scroller.scrollHeight > scroller.clientHeight + 1 && scroller.querySelector(focusables) === null;
  if (isText) scroller.tabIndex = 0;
  else scroller.removeAttribute('tabindex');
}
