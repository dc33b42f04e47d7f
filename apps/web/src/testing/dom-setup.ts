import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// jsdom draws nothing, so what only a drawing browser has is answered here.
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

// Without style sheets an element has no other style than its own, and jsdom is slow to work that out.
const noStyle = document.createElement('i').style;
window.getComputedStyle = (element, pseudo) => (pseudo ? noStyle : ((element as HTMLElement).style ?? noStyle));

// Judging by computed style whether an element is hidden is slow, and without style sheets it says little.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// jsdom draws nothing: whoever asks for a picture learns that there is none, without a warning on the console.
HTMLCanvasElement.prototype.getContext = () => null;
