import { expect, test } from 'vitest';
import { useDeviceStore } from '../components/controls/device';

// The order of the two tests does not matter: each changes what the other looks at.
test.each(['one', 'another'])('%s test begins with stores as they were made', () => {
  expect(useDeviceStore.getState().padKind).toBe('generic');
  useDeviceStore.setState({ padKind: 'xbox' as never });
});
