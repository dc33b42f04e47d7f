import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { panelRects } from './use-panels';

const box = (...sides: readonly [left: number, top: number, right: number, bottom: number]) => {
  const [left, top, right, bottom] = sides;
  return (element: HTMLElement | null) => {
    if (element) element.getBoundingClientRect = () => ({ left, top, right, bottom }) as DOMRect;
  };
};

test('panels are the outermost plates and the windows, without hidden ones', () => {
  render(
    <>
      <main>
        <section className="cut" ref={box(10, 20, 110, 220)}>
          <button type="button" className="cut" ref={box(20, 30, 40, 50)} />
        </section>
        <section className="cut" style={{ visibility: 'hidden' }} ref={box(0, 0, 50, 50)} />
        <section className="cut" ref={box(5, 5, 5, 5)} />
        <button type="button" data-panel ref={box(300, 0, 400, 100)} />
      </main>
      <div role="dialog" ref={box(500, 100, 900, 700)} />
    </>,
  );
  expect(panelRects(document)).toEqual([
    { left: 10, top: 20, right: 110, bottom: 220 },
    { left: 300, top: 0, right: 400, bottom: 100 },
    { left: 500, top: 100, right: 900, bottom: 700 },
  ]);
});

test('a chat that the player has hidden is no panel, until it is written in', () => {
  render(
    <main>
      <div data-unseen>
        <section className="cut" ref={box(10, 20, 110, 220)}>
          <input aria-label="Message" />
        </section>
      </div>
    </main>,
  );
  expect(panelRects(document)).toEqual([]);
  screen.getByRole('textbox').focus();
  expect(panelRects(document)).toEqual([{ left: 10, top: 20, right: 110, bottom: 220 }]);
});
