import { classNames } from '../class-names';
import { Tabs, type TabsProps } from '../tabs';
import { ScrollArea } from './scroll-area';

/** The pages of a window: the tabs keep their place while the open page scrolls below them. */
export function WindowTabs<T extends string>({ tabs, className, ...rest }: TabsProps<T>) {
  return (
    <Tabs
      {...rest}
      className={classNames('grow', className)}
      listClassName="border-b border-line px-4 sm:px-5"
      contentClassName="flex flex-col"
      tabs={tabs.map((tab) => ({
        ...tab,
        content: (
          <ScrollArea frameClassName="grow" className="window-pad">
            {tab.content}
          </ScrollArea>
        ),
      }))}
    />
  );
}
