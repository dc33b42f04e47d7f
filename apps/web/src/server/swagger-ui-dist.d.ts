declare module 'swagger-ui-dist' {
  /** The folder with the page's scripts and styles. */
  export function getAbsoluteFSPath(): string;
}
