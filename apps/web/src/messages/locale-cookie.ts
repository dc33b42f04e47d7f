/**
 * Returns the name of the cookie that remembers the language of this browser. On https the prefix binds it to this
 * host; scripts may write it all the same.
 * @param protocol of the site, with its colon
 */
export const localeCookie = (protocol: string): string =>
  protocol === 'https:' ? '__Host-necp.locale' : 'necp.locale';
