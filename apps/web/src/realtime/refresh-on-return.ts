/** Checks the connection when the tab is shown again and when the browser is online again, until `signal` aborts. */
export function refreshOnReturn(client: { refresh(): void }, signal: AbortSignal): void {
  const onVisibility = (): void => {
    if (!document.hidden) client.refresh();
  };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  window.addEventListener('online', () => client.refresh(), { signal });
}
