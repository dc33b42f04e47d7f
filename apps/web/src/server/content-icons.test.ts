import { describe, expect, test } from 'vitest';
import { iconsIn } from './content-icons';

describe('the sheet of icons', () => {
  test('is read symbol by symbol', () => {
    const icons = iconsIn(
      '<svg><symbol id="gun" viewBox="0 0 24 24"><path d="M0 0"/></symbol>\n' +
        '<symbol id="coat" viewBox="0 0 16 16"><g><path d="M1 1"/></g></symbol></svg>',
    );
    expect([...icons.keys()]).toEqual(['gun', 'coat']);
    expect(icons.get('coat')).toEqual({ viewBox: '0 0 16 16', shapes: '<g><path d="M1 1"/></g>' });
  });
});
