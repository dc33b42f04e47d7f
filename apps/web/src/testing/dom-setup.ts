import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { forgetStores, keepingStores } from './stores';

// Files share their modules: what a module stands on is replaced for all of them, whichever file imports it first.
vi.mock('zustand', async (importOriginal) => keepingStores(await importOriginal()));
vi.mock('next-auth/react', () => import('./fake-sign-in'));
// Only Next can refresh a page.
const router = { refresh: () => {}, push: () => {} };
vi.mock('next/navigation', async (importOriginal) => {
  const real = await importOriginal<object>();
  return { ...real, useRouter: () => router };
});

// jsdom draws nothing, so this replaces what only a browser that draws has.
class SilentResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = SilentResizeObserver;
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
Element.prototype.scrollIntoView = () => {};
Element.prototype.hasPointerCapture = () => false;
Element.prototype.setPointerCapture = () => {};
Element.prototype.releasePointerCapture = () => {};

// Without style sheets an element has only its own style, and jsdom is slow to compute that.
const noStyle = document.createElement('i').style;
window.getComputedStyle = (element, pseudo) => (pseudo ? noStyle : ((element as HTMLElement).style ?? noStyle));

// Checking by computed style whether an element is hidden is slow, and meaningless without style sheets.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

afterEach(async () => {
  cleanup();
  forgetStores();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  // Files share their modules: an import that is under way when a file ends would never end for the next one.
  await vi.dynamicImportSettled();
});

// jsdom draws nothing: a request for a canvas context gets null, without a warning on the console.
HTMLCanvasElement.prototype.getContext = () => null;
