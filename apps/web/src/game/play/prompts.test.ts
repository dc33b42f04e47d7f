import type { EntityView } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import type { Other } from './others';
import { promptOf } from './prompts';

const seen = (kind: EntityView['kind'], content: string, x: number) =>
  ({ view: { id: x * 100, kind, content, name: content, variant: 0, flags: 0 } as EntityView, x, y: 0 }) as Other;
const promptFor = (others: readonly Other[], ...sought: readonly string[]) =>
  promptOf(others, { x: 0, y: 0 }, { exit: null, name: '', sought: new Set(sought) })?.content;

const cupboard = seen('interactable', 'linen_cupboard', 0.4);
const mirror = seen('interactable', 'mirror', 1.8);
const pistol = seen('drop', 'pistol_lantern', 1.5);
const vera = seen('npc', 'vera', 2);
const marta = seen('npc', 'marta', 1);

describe('the prompt of the interact key', () => {
  it('is about the nearest object without a quest', () => {
    expect(promptFor([mirror, cupboard])).toBe('linen_cupboard');
  });

  it('is about what a quest asks for before furniture that is nearer', () => {
    expect(promptFor([cupboard, mirror], 'mirror')).toBe('mirror');
    expect(promptFor([cupboard, pistol], 'pistol_lantern')).toBe('pistol_lantern');
  });

  it('is about the person a quest asks for before other people', () => {
    expect(promptFor([marta, cupboard, vera], 'vera')).toBe('vera');
    expect(promptFor([marta, vera])).toBe('marta');
  });

  it('is about a person before an object beside them, and about the object one stands at', () => {
    const bench = seen('interactable', 'bench', 0.5);
    const chair = seen('interactable', 'surgery_chair', 0.1);
    expect(promptFor([bench, marta])).toBe('marta');
    expect(promptFor([chair, vera])).toBe('surgery_chair');
  });
});
