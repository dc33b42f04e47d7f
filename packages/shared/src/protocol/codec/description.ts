import { entityKinds } from '../world';
import { ByteWriter } from './bytes';
import { extra, usual } from './frame';
import { writeLook } from './look-bits';
import type { Shown } from './snapshot-frame';

const writer = new ByteWriter();
const written = new WeakMap<Shown, Uint8Array>();

/**
 * Encodes the description of an entity for clients that do not know it: a byte of extras, then the fields. It is
 * encoded once for all clients.
 */
export function descriptionOf(shown: Shown): Uint8Array {
  const known = written.get(shown);
  if (known !== undefined) return known;
  const bytes = write(shown);
  written.set(shown, bytes);
  return bytes;
}

/** Writes the changed description of an entity in view. */
export function writeDescribed(into: ByteWriter, { level, healthMax, variant, held, worn }: Shown): void {
  into.u8(level);
  into.varint(healthMax);
  into.u8(variant);
  into.text(held);
  writeWorn(into, worn);
}

function write({ kind, name, look, content, level, healthMax, variant, held, worn }: Shown): Uint8Array {
  const hasStrength = level !== usual.level || healthMax > 0;
  writer.clear();
  writer.u8(
    (look !== null ? extra.look : 0) |
      (content !== '' ? extra.content : 0) |
      (hasStrength ? extra.level : 0) |
      (variant !== usual.variant ? extra.variant : 0) |
      (held !== '' ? extra.held : 0) |
      (worn.length > 0 ? extra.worn : 0),
  );
  writer.u8(entityKinds.indexOf(kind));
  writer.text(name);
  if (look !== null) writeLook(writer, look);
  if (content !== '') writer.text(content);
  if (hasStrength) {
    writer.u8(level);
    writer.varint(healthMax);
  }
  if (variant !== usual.variant) writer.u8(variant);
  if (held !== '') writer.text(held);
  if (worn.length > 0) writeWorn(writer, worn);
  return writer.copy();
}

function writeWorn(into: ByteWriter, worn: readonly string[]): void {
  into.u8(worn.length);
  for (const template of worn) into.text(template);
}
