import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StructuredFacts } from './structured-facts';

test('facts for search engines are JSON-LD, and no text in them ends the script', () => {
  const facts = { '@type': 'VideoGame', name: '</script><b>Mako</b>' };
  const { container } = render(<StructuredFacts facts={facts} />);
  const script = container.querySelector('script[type="application/ld+json"]');
  expect(script?.innerHTML).not.toContain('<');
  expect(JSON.parse(script?.innerHTML ?? '')).toEqual({ '@context': 'https://schema.org', ...facts });
});
