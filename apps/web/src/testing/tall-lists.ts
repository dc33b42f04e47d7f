import { afterEach, beforeEach, vi } from 'vitest';

/** Gives elements a height, which jsdom does not: a list that draws only what is in sight draws nothing without it. */
export function giveListsHeight(px = 600): void {
  const spies: { mockRestore: () => void }[] = [];
  beforeEach(() => {
    spies.push(vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(px));
    spies.push(vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(px));
  });
  afterEach(() => {
    for (const spy of spies.splice(0)) spy.mockRestore();
  });
}
