import type { ExportFileView } from '@necp/shared/privacy/schema';

/** Saves an archive on the device of the player. */
export function saveFile({ fileName, zipBase64 }: ExportFileView): void {
  const bytes = Uint8Array.from(atob(zipBase64), (symbol) => symbol.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
