import * as z from 'zod';
import { ItemTemplate, Quantity } from '@necp/shared/inventory/schema';
import { ItemTemplateId } from '@necp/shared/kernel';
import starterTemplates from '../data/inventory/starter.json';
import kit from '../data/inventory/starter-kit.json';

/** Every kind of thing that exists. */
export const itemTemplates: readonly ItemTemplate[] = z.array(ItemTemplate).parse(starterTemplates);

/** What every new character finds in the bag. */
export const starterKit: readonly { readonly templateId: ItemTemplateId; readonly quantity: number }[] = z.array(z.strictObject({ templateId: ItemTemplateId, quantity: Quantity })).parse(kit);
