import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Population } from './population';

const show = (initial: number) =>
  render(<Population initial={initial} atLeast={5} title="In the city now:" icon={null} />);

describe('the number of players on the landing page', () => {
  test('is not shown while it is small', () => {
    show(4);
    expect(screen.queryByText('In the city now:')).toBeNull();
  });

  test('is shown from the least number on', () => {
    show(5);
    expect(screen.getByText('In the city now:').nextSibling?.textContent).toBe('5');
  });
});
