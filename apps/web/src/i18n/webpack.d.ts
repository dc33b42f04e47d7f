interface ImportMeta {
  /** Bundles the files of a folder, to be read by their paths from there (`./…`). */
  webpackContext(
    folder: string,
    options: { readonly recursive: boolean; readonly regExp: RegExp },
  ): { (path: string): unknown; keys(): string[] };
}
