/**
 * Returns the name of the cookie that remembers the language of this browser. On https the prefix binds it to this host;
 * scripts may write it all the same.
 */
export const localeCookie = (isHttps: boolean): string => (isHttps ? '__Host-necp.locale' : 'necp.locale');
